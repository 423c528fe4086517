"""The forty customers. The third and the last share an address; one has none."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoPerson:
    name: str
    email: str
    line1: str
    postal_code: str
    city: str
    country: str
    locale: str


_TABLE = """
Jenny Rosen | jenny@example.com | Keizersgracht 12 | 1015 CN | Amsterdam | NL | en
Daan Bakker | daan.bakker@example.com | Oude Haven 3 | 3011 XA | Rotterdam | NL | nl
Sanne de Vries | devries@example.org | Witte de Withstraat 41 | 3012 BM | Rotterdam | NL | nl
Amara Okafor | amara.okafor@example.com | Nieuwe Binnenweg 210 | 3021 GJ | Rotterdam | NL | en
Fatima El Amrani | fatima@example.net | Kanaalstraat 88 | 3531 CL | Utrecht | NL | nl
Lotte Jansen | lotte.jansen@example.com | Breestraat 17 | 2311 CH | Leiden | NL | nl
Priya Raghavan | priya.r@example.com | Prinsegracht 5 | 2512 EW | Den Haag | NL | en
Studio Maasland B.V. | office@maasland.example | Boompjes 40 | 3011 XB | Rotterdam | NL | nl
Tomasz Kowalski | tomasz.kowalski@example.org | Hoogstraat 129 | 3011 PL | Rotterdam | NL | pl
Mei-Ling Chen | meiling.chen@example.com | West-Kruiskade 51 | 3014 AL | Rotterdam | NL | en
Bram Visser | bram+coffee@example.com | Voorstraat 66 | 3311 ES | Dordrecht | NL | nl
Anouk Peeters | anouk.peeters@example.net | Meir 12 | 2000 | Antwerpen | BE | nl
Julien Lambert | julien.lambert@example.net | Rue Neuve 23 | 1000 | Bruxelles | BE | fr
Hannah Schneider | hannah.schneider@example.com | Deichstraße 9 | 20459 | Hamburg | DE | de
Mehmet Yıldız | mehmet.yildiz@example.org | Venloer Str. 301 | 50823 | Köln | DE | de
Klein & Partner GmbH | rechnung@klein.example | Königsallee 60 | 40212 | Düsseldorf | DE | de
Camille Moreau | camille.moreau@example.com | 12 Quai de la Loire | 75019 | Paris | FR | fr
Noé Garnier | noe.garnier@example.org | 4 Rue Mercière | 69002 | Lyon | FR | fr
Aoife Byrne | aoife.byrne@example.com | 8 Capel Street | D01 X9P2 | Dublin | IE | en
Lucía Fernández | lucia.fernandez@example.net | Calle de Fuencarral 77 | 28004 | Madrid | ES | es
Giulia Romano | giulia.romano@example.com | Via dei Mille 14 | 10123 | Torino | IT | it
Erik Lindqvist | erik.lindqvist@example.org | Götgatan 31 | 116 21 | Stockholm | SE | sv
Sofie Nørgaard | sofie.noergaard@example.com | Istedgade 105 | 1650 | København | DK | da
Aino Virtanen | aino.virtanen@example.net | Fleminginkatu 8 | 00530 | Helsinki | FI | fi
Katarzyna Nowak | k.nowak@example.com | ul. Piwna 22 | 80-831 | Gdańsk | PL | pl
João Carvalho | joao.carvalho@example.org | Rua das Flores 150 | 4050-262 | Porto | PT | pt
Eleni Papadopoulou | eleni.p@example.com | Ermou 33 | 105 63 | Athina | GR | el
Van der Berg (at the counter) |  | Maashaven 2 | 3072 AE | Rotterdam | NL | nl
Ruben Meijer | ruben.meijer@example.com | Zwart Janstraat 95 | 3035 AN | Rotterdam | NL | nl
Yasmin Haddad | yasmin.haddad@example.net | Meent 70 | 3011 JM | Rotterdam | NL | en
Pieter van Dijk | pieter.vandijk@example.com | Markt 1 | 2611 GP | Delft | NL | nl
Ingrid Haugen | ingrid.haugen@example.org | Thorvald Meyers gate 48 | 0555 | Oslo | NO | nb
De Leeszaal | bestuur@leeszaal.example | Rijnhoutplein 3 | 3014 TZ | Rotterdam | NL | nl
Oluwaseun Adeyemi | seun.adeyemi@example.com | Statensingel 19 | 3039 LG | Rotterdam | NL | en
Marta Horvat | marta.horvat@example.net | Trubarjeva cesta 5 | 1000 | Ljubljana | SI | sl
Niels Smit | niels.smit@example.com | Goudsesingel 212 | 3011 KD | Rotterdam | NL | nl
Chloé Dubois | chloe.dubois@example.org | Avenue Louise 190 | 1050 | Ixelles | BE | fr
Victor Popescu | victor.popescu@example.com | Strada Lipscani 18 | 030033 | București | RO | ro
Iris Mulder | iris.mulder@example.net | Mathenesserlaan 301 | 3021 HP | Rotterdam | NL | nl
Willem de Vries | devries@example.org | Witte de Withstraat 41 | 3012 BM | Rotterdam | NL | nl
"""

PEOPLE = tuple(DemoPerson(*row.split(" | ")) for row in _TABLE.strip().splitlines())

"""Will the portal work? Questions with three answers, about what is published and what is
drafted."""

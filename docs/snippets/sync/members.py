academic_people = {
    "mara-teal": {"name": "Mara Teal"},
    "ben-okoro": {"name": "Ben Okoro"},
}
academic_members = {
    "mara-teal": "https://mara.example/",
    "ben-okoro": "https://harbour.example/~okoro/papers.bib",
}

academic_people = {
    "mara-teal": {"name": "Mara Teal", "orcid": "0000-0002-1825-0097", "affiliation": "Harbour University"},
}
academic_me = "mara-teal"
academic_sync = {"orcid": "0000-0002-1825-0097", "crossref": "0000-0002-1825-0097", "openalex": "A5012345678"}
# sources that know whom to write to respond sooner
academic_sync_contact = "mara@harbour.example"

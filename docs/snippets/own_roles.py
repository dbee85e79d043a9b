academic_roles = {
    "lead": {"symbol": "†", "label": "led the project"},
    "advisor": {
        "symbol": "🎓",
        "label": "advisor",
        "order": 3,
        "accepts": ["§"],
    },
    "corresponding": None,
}

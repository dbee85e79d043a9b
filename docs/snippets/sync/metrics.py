academic_metrics = "metrics.json"

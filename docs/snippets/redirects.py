academic_redirects = {
    "/about/": "index",
    "/posts/2024-tides.html": "talks/tides",
    "/publications/": "papers#selected",
    "/blog/": "https://blog.example.org/",
    "/#-news": "index#news",
}

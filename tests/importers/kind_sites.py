"""Sites of other generators, small and invented: kind -> two sources, each a table from paths to texts."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import cast

from sphinx_academic.importers.registry import KINDS, Importer

Files = Mapping[str, str]

READERS: Mapping[str, Importer] = {
    kind: cast(Importer, importlib.import_module(f"sphinx_academic.importers.{module}"))
    for kind, module in KINDS.items()
}

#: Jekyll makes these, too, and none is a page
_NO_PAGES: Files = {
    "atom.xml": "---\nlayout: none\n---\n<feed/>\n",
    "assets/find.js": "---\nlayout: none\n---\nfind()\n",
    "assets/main.scss": "---\n---\nbody {}\n",
    "robots.txt": "---\n---\nUser-agent: *\n",
}
_LOREM = "Lorem ipsum dolor sit amet, consectetur adipiscing elit."
_EINSTEIN = """
@article{einstein1905electrodynamics,
  title = {On the electrodynamics of moving bodies},
  author = {Einstein, A.},
  journal = {Annalen der Physik},
  year = {1905},
}
"""

AL_FOLIO_PERSON: Files = {
    "_config.yml": """
title: blank
first_name: Mira
middle_name:
last_name: Okafor
url: https://mira.example.net
lang: en
enable_publication_badges: {altmetric: true}
announcements: {enabled: true, limit: 3}
scholar:
  last_name: [Okafor]
  first_name: [Mira, M.]
  source: /_bibliography/
  bibliography: papers.bib
  group_by: year
  group_order: descending
collections:
  news: {output: true}
  projects: {output: true}
  teachings: {output: true}
  books: {output: true}
""",
    "_data/socials.yml": """
cv_pdf: /assets/pdf/example_pdf.pdf
email: mira@example.net
orcid_id: 0000-0002-1825-0097
github_username: mira-okafor
inspirehep_id: 1010907
mastodon_username: example.social/@mira
whatsapp_number: "+00 000 0000"
tide_table: {title: Tide tables, url: https://tides.example.net}
""",
    "_data/coauthors.yml": """
lindqvist:
  - firstname: [Jonas, J.]
    url: https://jonas.example.net
planck:
  - firstname: [Max]
    url: https://en.wikipedia.org/wiki/Max_Planck
""",
    "_data/venues.yml": """
ICCC:
  url: https://iccc.example.net
  color: "#00369f"
AJP:
  url: https://aapt.scitation.org/journal/ajp
  color: "#00369f"
""",
    "_data/repositories.yml": "github_users: [torvalds]\ngithub_repos: [mira-okafor/tides, twbs/bootstrap]\n",
    "_data/cv.yml": """
cv:
  name: Mira Okafor
  sections:
    Education:
      - institution: Harbour University
        area: Oceanography
        studyType: PhD
        start_date: 2019
        end_date: 2023
    Experience:
      - company: Institute of Tides
        position: Research Fellow
        location: Port Example
        start_date: 2023-09
        highlights: [Measured "spring tides".]
      - company: Kaiser Wilhelm Institute for Physics
        position: Director
        start_date: 1917
    Awards:
      - title: Tide Prize
        date: 2022
        awarder: Society of Tides
""",
    "_bibliography/papers.bib": "---\n---\n"
    + """
@inproceedings{okafor2024tides,
  abbr = {ICCC},
  title = {Tides at Night},
  author = {Okafor, Mira and Lindqvist, Jonas},
  booktitle = {International Conference on Coastal Currents},
  year = {2024},
  selected = {true},
}
@article{okafor2022salt,
  title = {Salt and Sand},
  author = {Okafor, Mira},
  journal = {Journal of Shores},
  year = {2022},
}
"""
    + _EINSTEIN,
    "_pages/about.md": """---
layout: about
title: about
permalink: /
subtitle: Research Fellow at <a href="https://tides.example.net">Institute of Tides</a>. Address. Contacts. Motto. Etc.
profile:
  image: mira.jpg
  more_info: >
    <p>Room 12</p>
    <p>Phone: +00 000 0000</p>
selected_papers: true
---

I measure tides, as my [papers](/publications/) say, and **like** them.

## Honors

- 2022: Tide Prize
- 2021: [Sand Medal](https://sand.example.net)
""",
    "_pages/publications.md": """---
layout: page
title: publications
permalink: /publications/
description: All of them
nav: true
nav_order: 1
---

{% include bib_search.liquid %}
<div class="publications">
{% bibliography --query @*[year>=2023] %}
</div>

## Earlier

{% bibliography -f papers -q @article[year<2023] --group_by none --max 5 %}
""",
    "_pages/projects.md": """---
layout: page
title: projects
permalink: /projects/
nav: true
nav_order: 2
display_categories: [sea, land]
---

{% for category in page.display_categories %}
  {% assign found = site.projects | where: "category", category %}
  {% for project in found %}{% include projects.liquid %}{% endfor %}
{% endfor %}
""",
    "_pages/repositories.md": """---
layout: page
title: repositories
permalink: /code/
nav: true
nav_order: 3
---

{% for repo in site.data.repositories.github_repos %}
  {% include repository/repo.liquid repository=repo %}
{% endfor %}
""",
    "_pages/teaching.md": """---
layout: page
title: teaching
permalink: /teaching/
nav: true
---
{% include courses.liquid %}
""",
    "_pages/books.md": "---\nlayout: book-shelf\ntitle: bookshelf\npermalink: /books/\ncollection: books\n---\n",
    "_pages/cv.md": "---\nlayout: cv\ntitle: cv\npermalink: /cv/\nnav: true\ncv_pdf: mira_cv.pdf\n---\n",
    "_pages/news.md": "---\nlayout: page\ntitle: news\npermalink: /news/\n---\n{% include news.liquid %}\n",
    "_pages/_hidden.md": "---\nlayout: page\ntitle: Hidden\npermalink: /hidden/\nnav: true\n---\nHidden\n",
    "_news/announcement_1.md": "---\nlayout: post\ndate: 2024-05-06 10:00:00-0400\ninline: true\n---\n"
    'My paper "Tides at Night" is [accepted](/publications/).\n',
    "_news/announcement_2.md": "---\nlayout: post\ntitle: A long voyage\ndate: 2023-01-02\n---\n"
    "We sailed.\n\nAnd we came back.\n",
    "_news/announcement_3.md": "---\ndate: 2015-11-07\ninline: true\n---\nA simple inline announcement.\n",
    "_projects/1_project.md": "---\ntitle: Buoys\ndescription: floating things\ncategory: sea\nimportance: 2\n---\n"
    "Buoys *float*.\n",
    "_projects/2_project.md": "---\ntitle: Dunes\ndescription: heaps\ncategory: land\nimportance: 1\n"
    "redirect: https://dunes.example.net\n---\n",
    "_projects/3_project.md": "---\ntitle: project 3\ndescription: a project with no image\n---\n"
    "Every project has a beautiful feature showcase page.\n",
    "_teachings/waves.md": "---\nlayout: course\ntitle: Waves\nyear: 2024\nterm: Fall\nlocation: Room 3\n"
    "schedule:\n  - {week: 1, date: 1 Sept, topic: Small waves, materials: [{name: Slides, url: 'https://w.example.net'}]}\n"
    "---\nAll about waves.\n",
    "_books/the_sea.md": "---\nlayout: book-review\ntitle: The Sea\nauthor: Ann Writer\nreleased: 1999\nstars: 4\n"
    "finished: 2023-02-01\n---\nIt is *wet*.\n",
    "_posts/2023-03-04-fog.md": "---\nlayout: post\ntitle: Fog\n---\nFog is thick.\n",
    "_posts/2015-03-15-formatting-and-links.md": "---\ntitle: a post with formatting and links\n---\nText.\n",
    "assets/img/mira.jpg": "no real picture",
    "assets/bibliography/2018-12-22-distill.bib": "@article{other, title={Of Another}, author={B, A}, year=2000}",
}

AL_FOLIO_LAB: Files = {
    "_config.yml": """
title: Tides Lab
first_name: Jonas
last_name: Lindqvist
email: jonas⚫lindqvist@example⚫net
github_username: jonas
github_username: jonas-l
x_username: tides
enable_publication_thumbnails: true
scholar: {last_name: [Einstein], first_name: [Albert], bibliography: lab.bib, group_by: none}
""",
    "_bibliography/lab.bib": """
@article{lindqvist2021fog, title = {Fog}, author = {Lindqvist, Jonas}, journal = {Clouds}, year = 2021, scope = {home}}
@article{lindqvist2020rain, title = {Rain}, author = {Lindqvist, Jonas}, journal = {Clouds}, year = 2020, scope = {away}}
""",
    "_pages/about.md": "---\nlayout: about\npermalink: /about/\nredirect: /\n---\nmoved\n",
    "_pages/home.md": "---\nlayout: home\npermalink: /\n---\nI am an Assistant Professor at [Harbour University](https://h.example.net).\n",
    "_pages/home-papers.md": "---\nlayout: page\ntitle: At home\npermalink: /papers/home/\nnav: true\n---\n"
    "{% bibliography --query @*[scope=home] %}\n\nSee {% cite lindqvist2020rain %}.\n",
    "_pages/away.md": "---\nlayout: page\ntitle: Away\npermalink: /papers/away/\nnav: true\n---\n"
    "<section><h2>Elsewhere</h2>{% bibliography --query @*[scope!=home && journal~=Cloud] %}</section>\n",
    "_pages/people.md": "---\nlayout: profiles\ntitle: people\npermalink: /people/\nnav: true\nprofiles:\n"
    "  - {image: j.png, content: jonas.md}\n  - {image: e.png, content: about_einstein.md}\n---\n",
    "_pages/jonas.md": "Jonas looks at fog.\n",
    "_pages/about_einstein.md": "Write your biography here. Tell the world about yourself.\n",
    "_pages/cv.md": "---\nlayout: cv\ntitle: CV\npermalink: /cv/\nnav: true\n---\n",
    "_data/cv.yml": """
- title: General Information
  type: map
  contents:
    - {name: Full Name, value: Jonas Lindqvist}
    - {name: Date of Birth, value: 1 January 1980}
- title: Education
  type: time_table
  contents:
    - {title: PhD, institution: "Harbour University, Port Example", year: 2005 - 2009, description: ["Thesis: Fog"]}
- title: Honors and Awards
  type: time_table
  contents:
    - {year: 2018, items: [Fog Medal, Rain Medal]}
- title: Academic Interests
  type: nested_list
  contents:
    - {title: Weather, items: [fog, rain]}
- title: Academic Service
  type: time_table
  contents:
    - {title: Committee member, institution: ICCC, year: 2019, description: [Reviewed papers.]}
- title: Selected Publications
  type: list
  contents: ["Fog. Clouds, 2021."]
- title: Languages
  type: list
  contents: [English, Swedish]
""",
}

ACADEMICPAGES_PERSON: Files = {
    "_config.yml": """
title: Mira Okafor's homepage
name: &name "Mira Okafor"
url: https://mira.example.net
talkmap_link: false
author:
  name: *name
  avatar: mira.png
  bio: Research Fellow at the Institute of Tides
  location: Port Example
  employer: Institute of Tides
  email: mira@example.net
  googlescholar: https://scholar.google.com/citations?user=AbCdEfGAAAAJ
  orcid: http://orcid.org/0000-0002-1825-0097
  bitbucket: mira
  pubmed:
publication_category:
  conferences: {title: Conference Papers}
  manuscripts: {title: Journal Articles}
collections:
  publications: {output: true, permalink: "/:collection/:path/"}
  talks: {output: true}
  teaching: {output: true}
  portfolio: {output: true}
""",
    "_data/navigation.yml": """
main:
  - {title: Papers, url: /publications/}
  - {title: Talks, url: /talks/}
  - {title: CV, url: /cv/}
  - {title: Blog Posts, url: /year-archive/}
""",
    "_data/ui-text.yml": "en: {}\n",
    "_data/selected.yml": "- {title: Tides at Night}\n",
    "_pages/about.md": "---\npermalink: /\ntitle: About me\nredirect_from: [/about/, /about.html]\n---\nI measure tides.\n",
    "_pages/publications.md": "---\ntitle: Publications\npermalink: /publications/\n---\n{% include base_path %}\n"
    "{% for post in site.publications reversed %}{% include archive-single.html %}{% endfor %}\n",
    "_pages/cv.md": """---
title: CV
permalink: /cv/
redirect_from: [/resume]
---
{% include base_path %}

Education
======
* Ph.D in Oceanography, Harbour University, 2023
* B.S. in Physics, Harbour University, 2018

Work experience
======
* 2023 - present: Research Fellow
  * Institute of Tides

Publications
======
  <ul>{% for post in site.publications %}{% include archive-single-cv.html %}{% endfor %}</ul>

<!---
Awards
======
* 2020: A prize that is commented out
--->
""",
    "_pages/markdown.md": "---\ntitle: Markdown\npermalink: /markdown/\n---\n## Locations of key files/directories\n",
    "_pages/404.md": "---\npermalink: /404.html\n---\nNothing.\n",
    "_publications/2024-05-01-tides.md": """---
title: "Tides at Night"
collection: publications
category: conferences
permalink: /publication/2024-05-01-tides
excerpt: 'On the tides of the night.'
date: 2024-05-01
venue: 'International Conference on Coastal Currents'
slidesurl: 'https://mira.example.net/files/my slides.pdf'
paperurl: '/files/tides.pdf'
citation: 'Okafor, M., &amp;amp; Lindqvist, J. (2024). &quot;Tides at Night.&quot; <i>ICCC</i>. 1(2), pp. 3-4.'
---
Tides come at night as they come by day, and this is what the paper says at length.

[Download paper here](/files/tides.pdf)
""",
    "_publications/2022-01-01-salt.md": """---
title: "Salt and Sand"
category: manuscripts
date: 2022-01-01
venue: 'Journal of Shores'
citation: 'Mira Okafor, Jonas Lindqvist, Wei Zh{\\&apos;a}ng, &quot;Salt and Sand.&quot; Journal of Shores, 2022.'
---
[Access paper here](http://dx.doi.org/10.9999/salt.1){:target="_blank"}

Bibtex:

<pre><code>@article{Okafor_2022,
    author = &quot;Okafor, Mira and Lindqvist, Jonas and Zh{\\&#x27;a}ng, Wei&quot;,
    title = &quot;Salt and Sand&quot;,
    volume = &quot;12&quot;,
    journal = &quot;Journal of Shores&quot;,
    year = &quot;2022&quot;
}</code></pre>
""",
    "_publications/2009-10-01-paper-title-number-1.md": "---\ntitle: Paper Title Number 1\ndate: 2009-10-01\n"
    "citation: 'Your Name, You. (2009). Paper.'\n---\nThis paper is about the number 1.\n",
    "_publications/2015-10-01-paper-title-number-3.md": "---\ntitle: A Real Paper in an Old File\ndate: 22 March 2023\n"
    "venue: TBD\ncitation: TBD\n---\nTBD\n",
    "_talks/2023-03-01-keynote.md": "---\ntitle: Tides for All\ntype: Keynote\nvenue: Society of Tides\n"
    "date: 2023-03-01\nlocation: Port Example\npermalink: /talks/keynote\n---\nWhat I said.\n",
    "_talks/2012-03-01-talk-1.md": "---\ntitle: Talk 1 on Relevant Topic in Your Field\ndate: 2012-03-01\n---\nText\n",
    "_teaching/2022-waves.md": "---\ntitle: Waves\ntype: Lecture\nvenue: Harbour University, Oceanography\n"
    "location: Port Example\n---\n",
    "_portfolio/buoys.md": "---\ntitle: Buoys\nexcerpt: Floating things<br/><img src='/images/500x300.png'>\n---\n"
    "Buoys float.\n",
    "_posts/2023-01-02-fog.md": "---\ntitle: Fog\npermalink: /posts/2023/01/fog/\n---\nFog is thick.\n",
    "_posts/2012-08-14-blog-post-1.md": "---\ntitle: Blog Post number 1\n---\nText.\n",
    "_drafts/post-draft.md": "---\ntitle: Draft\n---\nA draft.\n",
    "images/mira.png": "no real picture",
    "files/tides.pdf": "no real document",
}

ACADEMICPAGES_HAND: Files = {
    "_config.yml": """
title: Jonas
author: {name: Jonas Lindqvist, bio: "I look at fog because fog looks at me, and neither of us blinks first.", github: jonas}
collections: {works: {output: true}, teaching: {output: true}}
""",
    "_data/ui-text.yml": "en: {}\n",
    "_data/navigation.yml": "main:\n  - {title: Works, url: /works/}\n  - {title: Talks, url: /talks/}\n"
    "  - {title: By Hand, url: /publications/}\n",
    "_pages/about.md": "---\npermalink: /\n---\nI am a lecturer at Harbour University, and I look at fog.\n",
    "_pages/works.md": "---\ntitle: Works\npermalink: /works/\n---\n{% for post in site.works reversed %}x{% endfor %}\n",
    "_pages/publications.md": """---
title: Publications
permalink: /publications/
---
## 2021

- **J. Lindqvist**$\\star$, M. Okafor$\\star$. Rain over the Sea. In <b>ICCC 2021</b>. [[pdf](https://p.example.net/rain.pdf)]
- M. Okafor, **J. Lindqvist**. Drops that Fall. In <b>ICCC 2021</b>. [[code](https://github.com/jonas/drops)]

$\\star$ equal contribution
""",
    "_pages/talks.md": "---\ntitle: Talks\npermalink: /talks/\n---\nNotes for talks:\n\n## 2017\n"
    "[Fog, Port Example, 2017-07-20](https://p.example.net/fog.pdf)  \n",
    "_works/2020/fog.md": "---\ntitle: Fog\ndate: 2020-10-15\nvenue: Clouds\npaperurl: https://doi.org/10.9999/fog\n"
    "citation: 'J. Lindqvist and M. Okafor &quot;Fog&quot; <i>Clouds</i>. 25(2) pages 46-49.'\n---\n"
    "[Download bibTeX file here](/files/fog.bib)\n",
    "files/fog.bib": "@article{lindqvist2020fog,\n author = {J. Lindqvist and M. Okafor}\n title = {Fog},\n"
    " journal = {Clouds}, volume = {25}, pages = {46--49}, year = {2020}}\n",
    "_teaching/2014-spring-teaching-1.md": "---\ntitle: Teaching experience 1\n---\nThis is a description of a teaching experience.\n",
}

SCHOLAR_LAB: Files = {
    "_config.yml": "title: Tides Lab\nscholar: {bibliography: papers.bib, group_by: year}\nplugins: [jekyll/scholar]\n",
    "index.md": "---\nlayout: home\ntitle: Tides Lab\n---\nWe measure tides. See [papers](/papers) and [people](people.html).\n\n"
    "{% for post in site.posts limit:3 %}{{ post.title }}{% endfor %}\n",
    "papers.md": "---\ntitle: Papers\npermalink: /papers/\n---\n{% capture all %}{% bibliography --query @article, @book %}"
    "{% endcapture %}\n{% if all.size != 3 %}\n## Articles\n\n{{ all }}\n{% endif %}\n\n## Theses\n\n{% bibliography --file theses %}\n",
    "people.md": "---\nlayout: people\ntitle: People\n---\n",
    "_bibliography/papers.bib": "@article{okafor2024, title={Tides}, author={Okafor, Mira}, journal={Shores}, year=2024}\n"
    "@misc{okafor2023, title={Notes}, author={Okafor, Mira}, year=2023}\n",
    "_bibliography/theses.bib": "@phdthesis{zhang2022, title={Sand}, author={Zhang, Wei}, school={Harbour University}, year=2022}\n",
    "_data/people.yml": "- {name: 'Mira Okafor, Ph.D.', status: Head of the lab, category: Faculty, image: '\\assets\\mira.png',"
    " social: {github: mira, orcid: 0000-0002-1825-0097}}\n- {name: Wei Zhang, category: PhD Students}\n",
    "_posts/2024-01-02-storm.md": "---\ntitle: A storm\n---\nIt stormed.\n",
}

SCHOLAR_PERSON: Files = {
    "_config.yml": "title: Jonas\nauthor: {name: Jonas Lindqvist, email: jonas@example.net, github: jonas}\n"
    "scholar: {last_name: Lindqvist, first_name: [Jonas, J.], source: ./bib, bibliography: mine}\n",
    "index.html": "---\ntitle: Home\n---\n<h2>About</h2><p>I look at <em>fog</em>.</p>\n",
    "work.md": "---\ntitle: Work\npermalink: /work.html\nredirect_from: /old-work/\n---\n{% bibliography --query @*[keywords~=fog] "
    "--sort_by year,title --order descending,ascending %}\n\n{% bibliography --cited %}\n{% unknown_tag here %}\n",
    "bib/mine.bib": "@article{lindqvist2020, title={Fog}, author={Lindqvist, Jonas}, journal={Clouds}, year=2020, keywords={fog}}\n",
}

HUGO_WIDGETS: Files = {
    "config/_default/config.toml": 'title = "Mira Okafor"\nbaseurl = "https://mira.example.net/"\ntheme = "academic"\n',
    "config/_default/params.toml": 'email = "mira@example.net"\nphone = "+00 000 0000"\n'
    'address = {street = "Quay 1", city = "Port Example", country = "Nowhere"}\n',
    "config/_default/menus.toml": '[[main]]\n  name = "Home"\n  url = "#about"\n  weight = 1\n\n'
    '[[main]]\n  name = "Papers"\n  url = "/publication/"\n  weight = 3\n\n[[main]]\n  name = "Gone"\n  url = "/gone/"\n  weight = 4\n',
    "content/home/index.md": '+++\ntype = "widget_page"\nheadless = true\n+++\n',
    "content/home/about.md": '+++\nwidget = "about"\nactive = true\nweight = 1\ntitle = "Biography"\nauthor = "admin"\n+++\n',
    "content/home/experience.md": '+++\nwidget = "experience"\nactive = true\nweight = 2\ntitle = "Work"\n\n[[experience]]\n'
    '  title = "Research Fellow"\n  company = "Institute of Tides"\n  location = "Port Example"\n  date_start = "2023-09-01"\n'
    '  date_end = ""\n  description = """\n  Duties:\n\n  * Tides\n  * Sand\n  """\n\n[[experience]]\n  title = "CEO"\n'
    '  company = "GenCoin"\n  date_start = "2017-01-01"\n  date_end = ""\n+++\n',
    "content/home/accomplishments.md": '+++\nwidget = "accomplishments"\nactive = true\nweight = 3\ntitle = "Accomplish&shy;ments"\n'
    '[[item]]\n  title = "Tide Prize"\n  organization = "Society of Tides"\n  date_start = "2022-05-01"\n  date_end = ""\n+++\n',
    "content/home/skills.md": '+++\nwidget = "featurette"\nactive = false\nweight = 4\ntitle = "Skills"\n+++\n',
    "content/home/publications.md": '+++\nwidget = "pages"\nactive = true\nweight = 5\ntitle = "Recent Papers"\n[content]\n'
    '  page_type = "publication"\n  count = 3\n+++\n\n{{% callout note %}}\nAll are [here](./publication/).\n{{% /callout %}}\n',
    "content/home/demo.md": '+++\nwidget = "blank"\nactive = true\nweight = 6\ntitle = "Demo"\n+++\n'
    "The Wowchemy **Academic Resumé Template** for Hugo empowers you.\n",
    "content/authors/admin/_index.md": "---\nname: Mira Okafor\nauthors: [admin]\nsuperuser: true\nrole: Research Fellow\n"
    "organizations:\n- {name: Institute of Tides, url: 'https://tides.example.net'}\ninterests: [Tides, Sand]\n"
    "education:\n  courses:\n  - {course: PhD in Oceanography, institution: Harbour University, year: 2019 - 2023}\n"
    "social:\n- {icon: envelope, icon_pack: fas, link: '#contact'}\n- {icon: github, icon_pack: fab, link: 'https://github.com/mira'}\n"
    '- {icon: cv, icon_pack: ai, link: files/cv.pdf}\n---\n\nI measure tides. {{< icon name="download" >}} '
    '{{< staticref "files/cv.pdf" "newtab" >}}CV{{< /staticref >}}\n',
    "content/publication/tides/index.md": '+++\ntitle = "Tides at Night"\ndate = 2024-05-01\nauthors = ["admin", "Jonas Lindqvist"]\n'
    'author_notes = ["Equal contribution", "Equal contribution"]\npublication_types = ["1"]\n'
    'publication = "In *International Conference on Coastal Currents*"\npublication_short = "In *ICCC*"\n'
    'abstract = "Tides come at night."\ntags = ["tides"]\nfeatured = true\nurl_pdf = "/files/tides.pdf"\n'
    'url_code = "https://github.com/mira/tides"\nurl_video = ""\n\n[[links]]\n  name = "HAL"\n  url = "https://hal.science/hal-1"\n+++\n',
    "content/publication/tides/cite.bib": "@inproceedings{okafor2024tides, title={Tides at night}, author={Okafor, Mira and Lindqvist, Jonas},"
    " booktitle={ICCC}, pages={1--9}, year={2024}}\n",
    "content/publication/salt.md": "---\ntitle: Salt and Sand\ndate: 2022-01-01\nauthors: [Mira Okafor, Wei Zhang]\n"
    "publication_types: ['article-journal']\npublication: Journal of Shores\ndoi: https://doi.org/10.9999/salt\n"
    "url_pdf: [./salt.pdf]\ntags:\n  [\n\t'salt',\n  ]\n---\n",
    "content/publication/draft/index.md": "---\ntitle: A Draft\ndraft: true\nauthors: [admin]\n---\n",
    "content/publication/preprint/index.md": "---\ntitle: An example preprint / working paper\nauthors: [admin]\n---\n",
    "content/talk/keynote/index.md": "---\ntitle: Tides for All\nevent: Society of Tides\nlocation: Port Example\n"
    "date: 2023-03-01T10:00:00Z\nurl_slides: https://s.example.net/tides.pdf\nabstract: What I said.\n---\n",
    "content/project/buoys/index.md": "---\ntitle: Buoys\nsummary: Floating things\nexternal_link: https://buoys.example.net\n---\n",
    "content/post/fog/index.md": "---\ntitle: Fog\ndate: 2023-01-02\naliases: [/old/fog/]\n---\nFog is thick. {{< unknown x >}}\n",
    "exampleSite/content/publication/conference-paper/index.md": "---\ntitle: An example conference paper\n---\n",
    "static/files/tides.pdf": "no real document",
}

HUGO_BLOCKS: Files = {
    "hugo.yaml": "title: Tides Lab\nbaseURL: https://lab.example.net/\nmenus:\n  main:\n    - {name: People, url: people/, weight: 2}\n",
    "content/_index.md": """---
title: ''
type: landing
sections:
  - block: hero
    content: {title: Tides Lab, text: We measure tides together.}
  - block: collection
    content:
      title: Selected
      filters: {folders: [publications], featured_only: true}
  - block: markdown
    content:
      title: Teaching
      text: |-
        - [2024 - 2025] Waves (Harbour University)
        - [2023] Sand (Harbour University)
  - block: collection
    content: {title: Talks, filters: {folders: [event]}}
  - block: strange-block
    content: {title: Strange}
---
""",
    "content/people/index.md": "---\ntitle: People\ntype: landing\nsections:\n  - block: people\n    content:\n"
    "      user_groups: [Principal Investigators, Grad Students, Dune Walkers, Alumni]\n---\n",
    "content/authors/mira/_index.md": "---\ntitle: Mira Okafor\nrole: Professor\nuser_groups: [Principal Investigators]\n---\nBio\n",
    "content/authors/wei/_index.md": "---\ntitle: Wei Zhang\nuser_groups: [Grad Students]\nsocial: [{icon: orcid, link: 'https://orcid.org/0000-0002-1825-0097'}]\n---\n",
    "data/authors/anna.yaml": "schema: hugoblox/author/v1\nslug: anna\nname: {display: Anna Dune, given: Anna, family: Dune}\n"
    "role: Walker\nuser_groups: [Dune Walkers]\nlinks: [{icon: brands/github, url: 'https://github.com/anna'}]\n",
    "content/authors/nelson/_index.md": "---\ntitle: Nelson Bighetti\nuser_groups: [Alumni]\n---\nText\n",
    "content/publications/_index.md": "---\ntitle: Our Papers\ncms_exclude: true\n---\n",
    "content/publications/2024/index.md": '{\n"title": "Tides Together", "date": "2024-02-03", "authors": ["mira", "wei", "et al."],\n'
    '"publication_types": ["paper-conference"], "publication": "ICCC 2024", "featured": true,\n'
    '"links": [{"type": "pdf", "url": "https://p.example.net/t.pdf"}, {"type": "code", "url": "https://github.com/tides/t"}],\n'
    '"hugoblox": {"ids": {"doi": "10.9999/t"}}\n}\n\nMore text.\n',
    "content/event/day/index.md": "---\ntitle: Open Day\nauthors: [mira]\nevent: Harbour Week\ndate: '2024-06-01'\ndate_end: '2024-06-02'\n---\nCome and see.\n",
}

JSON_RESUME_NEW: Files = {
    "resume.json": """{
  "basics": {"name": "Mira Okafor", "label": "Research Fellow", "email": "mira@example.net", "phone": "+00 000 0000",
    "url": "https://mira.example.net", "summary": "I measure *tides*.", "image": "",
    "location": {"address": "Quay 1", "postalCode": "0000", "city": "Port Example", "countryCode": "XX"},
    "profiles": [{"network": "GitHub", "username": "mira"}, {"network": "Tides", "url": "https://tides.example.net/mira"}]},
  "education": [{"institution": "Harbour University, Port Example", "area": "Oceanography", "studyType": "PhD",
    "startDate": "2019-09-01", "endDate": "2023-07-01", "score": "3.9", "courses": ["Waves"]}],
  "work": [{"name": "Institute of Tides", "position": "Research Fellow", "startDate": "2023-09", "highlights": ["Tides"]}],
  "volunteer": [{"organization": "ICCC", "position": "Reviewer"}, {"organization": "Shores", "position": "Reviewer"}],
  "awards": [{"title": "Tide Prize", "date": "2022", "awarder": "Society of Tides"}],
  "certificates": [{"name": "Sailing", "date": "2020-05-01", "issuer": "Harbour"}],
  "publications": [{"name": "Tides at Night", "publisher": "ICCC", "releaseDate": "2024-05-01", "url": "https://doi.org/10.9999/tides"}],
  "skills": [{"name": "Software", "level": "Master", "keywords": ["Python", "Fortran"]}],
  "languages": [{"language": "English", "fluency": "Native speaker"}],
  "interests": [{"name": "Sailing", "keywords": ["boats"]}],
  "references": [{"name": "Jonas Lindqvist", "reference": "She measures well."}],
  "projects": [{"name": "Buoys", "description": "Floating things", "url": "https://buoys.example.net", "highlights": ["Float"]}]
}"""
}

JSON_RESUME_OLD: Files = {
    "data/my-resume.json": """{
  "basics": {"name": "Jonas Lindqvist", "label": "", "picture": "me.png", "website": "https://jonas.example.net", "location": "Port Example"},
  "work": [{"company": "Harbour University", "position": "Lecturer", "website": "https://h.example.net", "startDate": "2010", "endDate": "2015"}],
  "education": [{"institution": "Harbour University", "area": "Fog", "studyType": "BSc", "gpa": "2.0", "endDate": "2009"}],
  "publications": [{"name": "Fog", "website": "https://fog.example.net", "releaseDate": "2012"}],
  "strange": [1]
}"""
}

RENDERCV_NEW: Files = {
    "Mira_Okafor_CV.yaml": """
cv:
  name: Mira Okafor
  headline: Research Fellow
  location: Port Example
  email: mira@example.net
  phone: "+00 000 0000"
  website: https://mira.example.net
  social_networks:
    - {network: GitHub, username: mira}
    - {network: Google Scholar, username: AbCdEfGAAAAJ}
  sections:
    welcome:
      - I measure **tides**.
    education:
      - {institution: Harbour University, area: Oceanography, degree: PhD, start_date: 2019-09, end_date: 2023-05, highlights: ["Thesis: Tides"]}
    professional_experience:
      - {company: Institute of Tides, position: Research Fellow, start_date: 2023-09, end_date: present}
    publications:
      - {title: Tides at Night, authors: ["**Mira Okafor**", Jonas Lindqvist], journal: ICCC 2024, date: 2024-05, doi: 10.9999/tides}
    projects:
      - {name: "[Buoys](https://buoys.example.net)", date: 2021, summary: Floating things}
    honors:
      - bullet: Tide Prize (2022)
    skills:
      - {label: Software, details: "Python, Fortran"}
    Extracurricular Activities:
      - {name: Sailing, start_date: 2018, end_date: 2020, highlights: [Boats]}
    things_that_i_like:
      - number: Fog
design: {theme: classic}
"""
}

RENDERCV_OLD: Files = {
    "cv.yaml": """
cv:
  name: Jonas Lindqvist
  label: Lecturer
  summary: [I look at fog.]
  education:
    - {institution: Harbour University, area: Fog, study_type: BSc, start_date: 2005-09, end_date: 2009-06, gpa: "2.0"}
  work_experience:
    - {company: Harbour University, position: Lecturer, date: "Fall 2010"}
  test_scores:
    - {name: TOEFL, details: "110"}
  custom_sections:
    - {title: Teaching, entries: [{name: Fog for beginners, date: 2011}]}
rendercv_settings: {}
"""
}

GREENELAB: Files = {
    "_config.yaml": "title: Tides Lab\nsubtitle: at Harbour University\ndescription: We measure tides.\n"
    "links: {email: lab@example.net, github: tides-lab, twitter: YourLabHandle}\ncollections: {members: {output: true}}\n",
    "index.md": "---\n---\n\n# Tides Lab\n\nWe measure tides.\n\n{% include section.html %}\n\n## Highlights\n\n"
    '{% capture text %}\nOur research.\n{% include button.html link="research" text="See our papers" %}\n{% endcapture %}\n'
    '{% include feature.html link="research" title="Research" text=text %}\n\n{% capture text %}\n'
    + _LOREM
    + "\n{% endcapture %}\n"
    '{% include feature.html link="team" title="Team" text=text %}\n',
    "team/index.md": '---\ntitle: Team\nnav: {order: 2}\n---\n\n# {% include icon.html icon="x" %}Team\n\n'
    '{% include list.html data="members" component="portrait" filter="role == \'pi\'" %}\n'
    '{% include list.html data="members" component="portrait" filter="role != \'pi\'" %}\n',
    "research/index.md": '---\ntitle: Research\nnav: {order: 1}\n---\n\n# Research\n\n## Highlighted\n\n{% include citation.html lookup="Tides at Night" %}\n\n'
    '## All\n\n{% include search-box.html %}\n{% include list.html data="citations" component="citation" style="rich" %}\n',
    "projects/index.md": "---\ntitle: Projects\nnav: {order: 3}\n---\n\n## Featured\n\n"
    '{% include list.html component="card" data="projects" filter="group == \'featured\'" %}\n\n## More\n\n'
    '{% include list.html component="card" data="projects" filter="!group" %}\n{% include strange.html %}\n',
    "blog/index.md": '---\ntitle: Blog\nnav: {order: 4}\n---\n\n# Blog\n\n{% include list.html data="posts" component="post-excerpt" %}\n',
    "_members/mira-okafor.md": "---\nname: Mira Okafor\nimage: images/mira.png\nrole: pi\naffiliation: Harbour University\n"
    "aliases: [M. Okafor]\nlinks: {home-page: 'https://mira.example.net', orcid: 0000-0002-1825-0097}\n---\n\nMira measures tides.\n",
    "_members/wei-zhang.md": "---\nname: Wei Zhang\nrole: phd\ngroup: alum\n---\n",
    "_members/jane-smith.md": f"---\nname: Jane Smith\nrole: postdoc\n---\n\n{_LOREM}\n",
    "_data/citations.yaml": "- id: doi:10.9999/tides\n  title: Tides at Night\n  authors: [Mira Okafor, Wei Zhang]\n  publisher: Journal of Shores\n"
    "  date: '2024-05-01'\n  link: https://doi.org/10.9999/tides\n- id: doi:10.9999/tides\n  title: Tides at Night\n  authors: [Mira Okafor]\n",
    "_data/sources.yaml": "- id: doi:10.9999/tides\n  type: paper\n  description: About _tides_.\n  buttons:\n    - {type: source, link: tides-lab/tides}\n"
    "  tags: [tides]\n- id: doi:10.9999/gone\n",
    "_data/projects.yaml": "- {title: Buoys, group: featured, link: 'https://buoys.example.net', description: Floating things}\n"
    "- {title: Dunes, repo: tides-lab/dunes}\n- {title: Cool Dataset, description: " + _LOREM + "}\n",
    "_posts/2024-01-02-storm.md": "---\ntitle: A storm\nauthor: mira-okafor\n---\n\nIt stormed.\n",
    "images/mira.png": "no real picture",
}

GREENELAB_SMALL: Files = {
    "_config.yml": "title: Fog Lab\n",
    "_cite/cite.py": "# program\n",
    "index.md": "---\ntitle: Fog Lab\n---\nFog.\n",
    "_members/jonas.md": "---\nname: Jonas Lindqvist\nrole: principal-investigator\n---\n",
    "_members/cat.md": "---\nname: Whiskers\nrole: mascot\n---\n",
    "_data/sources.yaml": "- {id: 'url:https://fog.example.net', title: Fog, authors: [Jonas Lindqvist], date: 2020}\n",
    "_data/types.yaml": "mascot: {description: Mascots}\n",
}

SITES: Mapping[str, Mapping[str, Files]] = {
    "al-folio": {"person": AL_FOLIO_PERSON, "lab": {**AL_FOLIO_LAB, **_NO_PAGES}},
    "academicpages": {"person": ACADEMICPAGES_PERSON, "by-hand": {**ACADEMICPAGES_HAND, **_NO_PAGES}},
    "jekyll-scholar": {"lab": {**SCHOLAR_LAB, **_NO_PAGES}, "person": SCHOLAR_PERSON},
    "hugo": {"widgets": HUGO_WIDGETS, "blocks": HUGO_BLOCKS},
    "json-resume": {"new": JSON_RESUME_NEW, "old": JSON_RESUME_OLD},
    "rendercv": {"new": RENDERCV_NEW, "old": RENDERCV_OLD},
    "greenelab": {"lab": GREENELAB, "small": {**GREENELAB_SMALL, **_NO_PAGES}},
}

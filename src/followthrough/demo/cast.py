"""The standing cast: the same invented people in demo, tests, screenshots and documents."""

from __future__ import annotations

from followthrough.demo.portraits import Aim, Job, Owner, Person, Request, School, mine, theirs

ROBIN = Owner(
    first_name="Robin",
    last_name="Adeyemi",
    slug="robin-adeyemi",
    headline="Revenue operations: one CRM, one forecast, fewer meetings",
    place="Leeds, England, United Kingdom",
    email="robin.adeyemi@example.com",
    jobs=(
        Job("Fernhill Logistics", "Revenue Operations Lead", "Leeds", 62, 4),
        Job("Fernhill Logistics", "Sales Operations Analyst", "Leeds", 86, 62),
        Job("Lanternfish Retail", "Sales Analyst", "Hull", 122, 87),
    ),
    schools=(
        School("Northgate University", "BSc, Economics and Statistics", 2011, 2014),
        School("Brightwater Sixth Form College", "", 2009, 2011),
    ),
)

AIM = Aim(
    titles=("Revenue Operations Manager", "Sales Operations Lead"),
    companies=(
        "Acme",
        "Tidewater Health",
        "Halden Energy",
        "Orrery",
        "Bluebird Freight",
        "Castellan Labs",
        "Marrow & Pine",
        "Fjordline",
    ),
    values=(
        "I moved 41 people from two CRMs to one in eleven weeks",
        "My forecast landed within 4%, two quarters running",
        "I wrote the pricing desk’s playbook",
    ),
    minutes=30,
)

GRACE = Person(
    first_name="Grace",
    last_name="Oyelaran",
    title="Director of Revenue Operations",
    company="Tidewater Health",
    slug="grace-oyelaran",
    connected_days_ago=19,
    request=Request(21, is_mine=True, note="Your talk on renewals stayed with me. May I connect?"),
    lines=(
        mine(
            9,
            "08:52",
            "Thank you for connecting, Grace.  I was in the third row at your talk on renewals. "
            "What did finance say when you showed them two forecasts instead of one?",
        ),
        theirs(
            8,
            "12:14",
            "They asked for a third one. Then they saw why.  We are about to move to a new CRM, "
            "so it starts all over again.",
        ),
        mine(
            2,
            "09:31",
            "That sounds familiar: I led a CRM migration last year, and half of it was deciding "
            "what not to move.  If it would help, I would gladly tell you what we got wrong. "
            "And if you ever need someone to run yours, I am looking.",
        ),
        theirs(
            1,
            "16:40",
            "Happy to talk, Robin. Which CRM migration was that, the one you mentioned? "
            "And what does your week look like?",
        ),
    ),
)

PRIYA = Person(
    first_name="Priya",
    last_name="Raman",
    title="Talent Acquisition Partner",
    company="Acme",
    slug="priya-raman-talent",
    connected_days_ago=12,
    email="priya.raman@acme.example",
    lines=(
        mine(
            8,
            "10:05",
            "Thank you for accepting, Priya.  I saw the Revenue Operations Manager role at Acme. "
            "At Fernhill I moved 41 people from two CRMs to one in eleven weeks. "
            "Would that be of use to the team?",
        ),
        theirs(
            7,
            "15:22",
            "Thanks for the note, Robin. Send me your résumé and I’ll make sure the team sees it.",
        ),
        mine(
            5,
            "09:48",
            "Here is my résumé for the Revenue Operations Manager role. Page two has the forecast "
            "numbers.  Thank you for passing it on.",
            attached=True,
        ),
    ),
)

TOMASZ = Person(
    first_name="Tomasz",
    last_name="Wilk",
    title="Sales Operations Analyst",
    company="Halden Energy",
    slug="tomasz-wilk",
    connected_days_ago=2_395,
    email="tomasz.wilk@halden.example",
    lines=(
        theirs(805, "13:10", "First week in Oslo done. The coffee is good, the dark is dark."),
        mine(804, "18:33", "The team misses you already. Who will tell us that a cell is wrong?"),
        mine(
            16,
            "08:40",
            "Three quiet years, and that is on me. How is Oslo?  Fernhill closed our department "
            "in autumn, so I am looking around in revenue operations.",
        ),
        theirs(15, "11:26", "Good to hear from you! Halden is building up sales ops this spring."),
        mine(
            12,
            "16:02",
            "For your talk on forecasting: here is the outline of mine.  Help yourself.",
        ),
        mine(
            6, "08:15", "Would you feel comfortable passing my résumé on? A plain no is fine too."
        ),
        theirs(6, "14:47", "Sure, send me your CV and I’ll pass it on to the right people here."),
        mine(5, "08:21", "Here it is, with thanks.", attached=True),
    ),
)

HENRIK = Person(
    first_name="Henrik",
    last_name="Sund",
    title="Partner, Commercial and Operations Search",
    company="Sund & Vale Search",
    slug="henrik-sund-search",
    connected_days_ago=96,
    lines=(
        theirs(
            52,
            "09:12",
            "Robin, I place commercial operations people in the Nordics and the UK. "
            "A former client of mine at Fernhill speaks highly of you. Shall we talk?",
            subject="Commercial operations in the north",
        ),
        mine(51, "10:30", "Gladly. Thursday after two would suit me. My résumé is attached."),
        theirs(
            24,
            "15:55",
            "Good talk. I have two briefs coming up, one of them freight. "
            "Keep me posted on where you are in your search.",
        ),
        mine(
            10,
            "09:20",
            "A short update: two first calls done, nothing signed, and I would still go to "
            "Bluebird Freight before anywhere else. I can start within four weeks.",
        ),
    ),
)

JUNE = Person(
    first_name="June",
    last_name="Park",
    title="Revenue Operations Manager",
    company="Orrery",
    slug="june-park-revops",
    connected_days_ago=410,
    lines=(
        mine(
            14, "12:08", "Your piece on quota models was the clearest I have read. May I ask how?"
        ),
        theirs(
            11,
            "17:31",
            "You may. Tuesday the week after next at four? I will bring the bad one too.",
        ),
        mine(10, "08:44", "Tuesday at four it is. Thank you, June."),
        mine(
            1,
            "09:10",
            "Thank you for the time on Tuesday, June. The bad quota model taught me more than "
            "the good one. I will send you the pricing desk’s playbook as promised.",
        ),
    ),
)

JUNE_THE_NURSE = Person(
    first_name="June",
    last_name="Park",
    title="Registered Nurse",
    company="Saint Brannoc Hospital",
    slug="june-park-5b21a07",
    connected_days_ago=1_630,
)

MARCUS = Person(
    first_name="Marcus",
    last_name="Feld",
    title="VP of Sales",
    company="Acme",
    slug="marcusfeld",
    connected_days_ago=748,
)

DELE = Person(
    first_name="Dele",
    last_name="Bankole",
    title="Sales Systems Analyst",
    company="Acme",
    slug="dele-bankole-0a4b11",
    connected_days_ago=3,
    request=Request(5, is_mine=True, note="Tomasz Wilk spoke well of your lead routing."),
)

ANA = Person(
    first_name="Ana",
    last_name="Duarte",
    title="Accountant",
    company="Duarte & Lim",
    slug="ana-duarte-finanças",
    connected_days_ago=2_495,
    lines=(
        theirs(
            1_640,
            "10:18",
            "If you ever sell to Marcus Feld, say hello from me: we were at the University of "
            "Porto together, 2004 to 2008. He still owes me a dictionary.",
        ),
        mine(1_639, "09:02", "I will, and I will ask for the dictionary."),
        mine(
            13,
            "11:37",
            "Congratulations on the new office! I have time for a visit: I am between jobs.",
        ),
        theirs(12, "19:05", "Good luck with the search! Shout if I can help."),
    ),
)

VINCE = Person(
    first_name="Vince",
    last_name="Carraway",
    title="Helping people win with crypto",
    company="Self-employed",
    slug="vince-carraway-wins",
    connected_days_ago=9,
    lines=(
        theirs(
            6,
            "03:12",
            "Hello dear Robin, I see you look for job. I have better: my students make 2,000 a "
            "week with crypto from home, guaranteed. Write to me on WhatsApp +1 555 0100 today, "
            "only 3 places left, small deposit.",
        ),
    ),
)

KENJI = Person(
    first_name="Kenji",
    last_name="Mori",
    title="",
    company="",
    slug="kenji-mori-71c3",
    connected_days_ago=33,
)

RUTH = Person(
    first_name="Ruth",
    last_name="Amsel",
    title="Choir director",
    company="Lisbon Harbour Choir",
    slug="ruth-amsel",
    connected_days_ago=1_214,
    lines=(
        mine(640, "20:41", "What an evening, Ruth. I hummed the second piece all the way home."),
        theirs(
            639,
            "09:57",
            "Then come to the spring concert. One of our basses runs sales at Castellan Labs, "
            "so you would have someone to talk shop with.",
        ),
        mine(638, "13:20", "I will be there. Keep me a seat, and thank you."),
    ),
)

CAST = (
    GRACE,
    PRIYA,
    TOMASZ,
    HENRIK,
    JUNE,
    JUNE_THE_NURSE,
    MARCUS,
    DELE,
    ANA,
    VINCE,
    KENJI,
    RUTH,
)
"""Everybody Robin is connected with."""

OTTILIE = Person(
    first_name="Ottilie",
    last_name="Brandvold",
    title="Talent Acquisition Manager",
    company="Bluebird Freight",
    slug="ottilie-brandvold",
    request=Request(
        2,
        is_mine=False,
        note="Hi Robin, Henrik Sund gave me your name. We will list a sales operations lead soon.",
    ),
)

MARLON = Person(
    first_name="Marlon",
    last_name="Pryce",
    title="",
    company="",
    slug="marlon-pryce-4471d90b",
    request=Request(
        4,
        is_mine=False,
        note="Dear, your profile picture show kind person. I have investment with guaranteed "
        "profit 30% weekly in crypto. Add my WhatsApp for private talk, I explain everything.",
    ),
)

WAITING = (OTTILIE, MARLON)
"""Those who asked to connect and have no answer yet."""

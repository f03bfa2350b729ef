"""Every page of the program."""

from django.urls import path

from followthrough.web import (
    anywhere,
    companies,
    imports,
    logging_form,
    people,
    settings_pages,
    sort,
    strangers,
    today,
    undo,
)

urlpatterns = [
    path("", today.today, name="today"),
    path("ahead/", today.ahead, name="ahead"),
    path("today/<uuid:key>/done/", today.complete, name="today_done"),
    path("today/<uuid:key>/later/", today.later, name="today_later"),
    path("today/<uuid:key>/rest/", today.rest, name="today_rest"),
    path("sort/", sort.sort, name="sort"),
    path("sort/together/", sort.together, name="sort_together"),
    path("sort/together/kind/", sort.decide_group, name="sort_group"),
    path("sort/rule/", sort.rule, name="sort_rule"),
    path("sort/agree/", sort.agree, name="sort_agree"),
    path("sort/several/", sort.decide_several, name="sort_several"),
    path("sort/<uuid:key>/answer/", sort.answer, name="invitation_answer"),
    path("sort/<uuid:key>/kind/", sort.decide, name="sort_decide"),
    path("sort/<uuid:key>/not-now/", sort.not_now, name="sort_not_now"),
    path("strangers/", strangers.strangers, name="strangers"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add, name="person_add"),
    path("people/<uuid:key>/", people.person, name="person"),
    path("people/<uuid:key>/note/", people.note, name="person_note"),
    path("people/<uuid:key>/places/", people.place, name="person_place"),
    path("people/<uuid:key>/log/", logging_form.log, name="log_form"),
    path("people/<uuid:key>/log/proposal/", logging_form.proposal, name="log_proposal"),
    path("anywhere/", anywhere.anywhere, name="anywhere"),
    path("companies/", companies.companies, name="companies"),
    path("companies/aim/", companies.aim_at, name="company_aim"),
    path("companies/<uuid:key>/", companies.company, name="company"),
    path("companies/<uuid:key>/target/", companies.target, name="company_target"),
    path("companies/<uuid:key>/size/", companies.size, name="company_size"),
    path("companies/<uuid:key>/names/", companies.names, name="company_names"),
    path("imports/", imports.imports, name="imports"),
    path("imports/<uuid:key>/", imports.report, name="import_report"),
    path("imports/<uuid:key>/rows.csv", imports.rows, name="import_rows"),
    path("imports/<uuid:key>/take-back/", imports.take_back, name="import_take_back"),
    path("settings/", settings_pages.settings, name="settings"),
    path("settings/background/", settings_pages.background, name="background"),
    path("settings/country/", settings_pages.country, name="country"),
    path("settings/me/", settings_pages.owner, name="owner"),
    path("settings/appearance/", settings_pages.appearance, name="appearance"),
    path("settings/export/", settings_pages.export, name="export"),
    path("keys/", settings_pages.keys, name="keys"),
    path("welcome/", settings_pages.welcome, name="welcome"),
    path("undo/<uuid:key>/", undo.undo, name="undo"),
]
handler400 = "followthrough.web.troubles.bad_request"
handler404 = "followthrough.web.troubles.not_found"
handler500 = "followthrough.web.troubles.broken"

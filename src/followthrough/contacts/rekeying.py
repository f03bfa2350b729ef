"""Bringing companies to the normal form of this version."""

from followthrough.accounts.models import Workspace
from followthrough.contacts import company_names
from followthrough.contacts.models import Company, Contact


def rekey_companies(workspace: Workspace) -> int:
    """Give each company the key its name has by now, and say how many changed.

    Where two fall together the one that has the key already stays; what is no company any more
    leaves its people without one, under the name their file gave.
    """
    changed = 0
    kept = {company.key: company for company in Company.objects.of(workspace)}
    for old_key, company in sorted(kept.items()):
        new_key = company_names.key(company.name)[:200]
        if new_key == old_key:
            continue
        changed += 1
        same = kept.get(new_key)
        if new_key and same is None:
            kept[new_key] = company
            agency = company_names.is_agency(company.name)
            Company.objects.of(workspace).filter(pk=company.pk).update(
                key=new_key, is_agency=agency
            )
            continue
        Contact.objects.of(workspace).filter(company=company).update(company=same)
        Company.objects.of(workspace).filter(pk=company.pk).delete()
    return changed

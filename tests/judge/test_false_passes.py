"""Licences of our own that each limit somebody: none may read as open, whatever else is said of it."""

from __future__ import annotations

import pytest

from licet.pipeline import engine

# name, then the text; each hides its limit in another place
TEXTS = r"""
@@ only-behind
Permission is hereby granted to use, copy, modify and distribute this software. You may use the software
for noncommercial purposes only. The software is provided as is.

@@ solely
Permission is hereby granted to use, copy, modify and distribute this software in source and binary form.
You may use this software solely for research. The software is provided as is.

@@ persons-only
Permission is hereby granted to use, copy, modify and distribute this software in source and binary form.
It may be copied by schools only. The software is provided as is.

@@ territory
Territory: Benelux

Permission is hereby granted to use, copy, modify and distribute this software in source and binary form.

@@ cardware
Anyone may use, copy, modify and distribute this software. It is postcardware. There is no warranty.

@@ joined-to-notice
Anyone may use, copy, modify and distribute this software. Copies must carry this notice; reserved for
members of the club. There is no warranty.

@@ joined-to-liability
Anyone may use, copy, modify and distribute this software. Modified versions may not be sold, and in no
event shall the authors be liable for any damages.

@@ joined-in-brackets
Anyone may use, copy, modify and distribute this software (Acme keeps commercial exploitation to itself).
The software is provided as is.

@@ joined-you
Anyone may use, copy, modify and distribute this software. Copies must carry this notice, and "you" means
a student. The software is provided as is.

@@ copyright-line
Copyright (c) 2026 Acme Ltd, one copy per person

Anyone may use, copy, modify and distribute this software. The software is provided as is.

@@ with-blessing
Anyone may use, copy, modify and distribute this software. With the maker's blessing, you may sell it.

@@ terms-elsewhere
You may use, copy, modify and redistribute this program under the terms of the Acme Commercial License.
The program is provided as is, without warranty of any kind.

@@ agreement-elsewhere
Copyright 2024 Acme. You may use, copy, modify and distribute this software according to the Acme Master
Agreement, version 3. The software is provided as is, without warranty.

@@ same-terms-as
Copyright 2024 Acme. You may use, copy, modify and redistribute it under the same terms as Acmeware.

@@ students-teachers
Harbour Kit is free software. Students and teachers are welcome to use it, copy it and change it. Copies
may be passed on to other students and teachers. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF
ANY KIND.

@@ price-for-firms
You may use, copy, modify and distribute this software, in source or binary form. The price for firms is
200 euros a year. Everyone else pays nothing. The software is provided as is, without warranty.

@@ gift-nonprofit
This library is our gift to the non-profit world. Charities can use it, copy it, modify it and
redistribute it freely. No warranty is given.

@@ colon
Permission is granted, free of charge, to use, copy, modify and distribute this software: evaluation
purposes only. The above notice shall be included in all copies. The software is provided as is.

@@ brackets
Permission is hereby granted, free of charge, to any person (other than employees of companies with more
than 50 staff) to use, copy, modify and distribute this software. The software is provided "as is",
without warranty of any kind.

@@ definition
"You" means a natural person who acts outside of any trade or profession. The licensor grants You a free,
worldwide licence to use, copy, modify, and distribute the Software in source and binary form. The
Software is provided as is without warranty.

@@ heading
PERSONAL USE LICENCE

Permission is hereby granted, free of charge, to any person to use, copy, modify, and distribute this
software. The software is provided as is, without warranty of any kind.

@@ titlecase
Permission Is Hereby Granted To Use, Copy, Modify And Distribute This Software. Companies Earning Over
One Million Dollars Need A Separate Agreement. The Software Is Provided As Is.

@@ hidden-warranty
Permission is hereby granted, free of charge, to use, copy, modify and distribute this software. THE
SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, AND IS NOT OFFERED TO BANKS OR INSURERS. IN
NO EVENT SHALL THE AUTHORS BE LIABLE FOR ANY CLAIM.

@@ two-sentences
You may use, copy, modify and distribute this software for any purpose. This holds for the first thirty
days. Afterwards a key has to be bought. The software is provided as is.

@@ no-hosting
You may use, copy, modify and distribute this program in source and object form. Running it as a service
for somebody else is our business. We give no warranty.

@@ no-training
You may use, copy, modify and distribute these files for any purpose. Keep them out of machine-learning
corpora. The files come without warranty.

@@ ask-first
You can use, copy, change and share this program. Drop us a line and wait for our answer before you put
it into a product. No warranty.

@@ place
The authors grant everybody in the European Economic Area the right to use, copy, modify and distribute
the software. People elsewhere may write to the authors. The software is provided as is.

@@ place2
You may use, copy, modify and distribute this software. It stays within Canada. No warranty is given and
no liability accepted.

@@ field
Permission is granted to use, copy, modify, and distribute this software. Weapons makers, please look
elsewhere. There is no warranty.

@@ field2
Permission is granted to use, copy, modify, and distribute this software for any purpose. We would rather
not see it in a gambling hall, and those who run one have no licence from us. There is no warranty.

@@ size
This software may be used, copied, modified and redistributed by anyone. Ten seats are included. Larger
teams are asked to buy a plan. The software is provided as is.

@@ size2
Anyone may use, copy, modify and distribute this software. Should your headcount exceed 25, our sales
team has an offer for you that you will need. No warranty.

@@ time
This licence lets you use, copy, modify and distribute the Software. It runs out on 31 December 2027. The
software is provided without any warranty.

@@ beer-fee
You may use, copy, modify and redistribute this code. A donation of ten dollars is due for each
installation. The code is provided as is.

@@ hobby
Made by hobbyists for hobbyists: use it, copy it, modify it, share it. If it makes you money, it is not
for you. No warranty.

@@ profit
Use, copy, modify and distribute this software as you like. Profit from it belongs to us. No warranty
whatsoever.

@@ oneself
This software is yours to use, copy and modify for yourself. It is provided as is and without warranty of
any kind.

@@ members
Members of the Grey Harbour Cooperative may use, copy, modify, merge, publish, distribute and sell the
software. Membership costs ten pounds a month. The software is provided as is.

@@ sanction
Permission is hereby granted, free of charge, to any person obtaining a copy of this software to deal in
the software without restriction, including the rights to use, copy, modify, and distribute. This
permission does not reach the tobacco trade. THE SOFTWARE IS PROVIDED "AS IS".

@@ competitor
Permission is hereby granted to use, copy, modify, and distribute the software in source and binary
forms. Rivals of Harbour Labs are left out of this permission. The software is provided as is.

@@ notfor
Permission is hereby granted to use, copy, modify, and distribute the software in source and binary
forms. Not for military use. The software is provided as is.

@@ academic
For academic institutions: permission is granted to use, copy, modify, and distribute this software. For
others: contact the author. The software is provided as is.

@@ tier
Free tier: individuals. Paid tier: organisations. Under either tier you may use, copy, modify and
distribute the software. The software is provided as is.

@@ production
You may use, copy, modify and distribute this software. Production deployments call for a subscription.
The software is provided as is.

@@ revenue-def
"Small Business" means a business with less than $100,000 of annual turnover. Any Small Business may use,
copy, modify, merge, publish, distribute and sell the Software. The Software is provided as is.

@@ clause-unless
You may use, copy, modify and distribute the software in any form, unless you sell advertising. The
software is provided as is.

@@ ethics
You may use, copy, modify and distribute the software. By using it you promise to do no harm to animals.
The software is provided as is.

@@ kept-commercial
You may use, copy, modify and distribute this software. All commercial rights stay with the author. The
software is provided as is.

@@ french-like
Use of the software, its copying, modification and distribution are free of charge for private persons.
The software is provided as is.

@@ warranty-cond
You may use, copy, modify and distribute this software. The software is provided as is, and as is means
for research, since no testing for any other purpose was done or is allowed.

@@ thanks
Thanks to a public grant, this software may be used, copied, modified and distributed by schools. It is
provided as is.

@@ telemetry
You may use, copy, modify and distribute this software. The reporting module remains switched on. The
software is provided as is.

@@ register
Permission is granted to registered users to use, copy, modify and distribute this software. Registration
is open to customers of the vendor. The software is provided as is.

@@ note
NOTE: commercial users pay. Otherwise you may use, copy, modify and distribute this software in source
and binary form. The software is provided as is.

@@ age
You may use, copy, modify and distribute this software. You are at least eighteen years old and not a
public servant. The software is provided as is.

@@ law
You may use, copy, modify and distribute this software. Law enforcement is no licensee. The software is
provided as is.

@@ hosting2
You may use, copy, modify and distribute this software. Clouds with more than three tenants fall under
our enterprise terms. The software is provided as is.

@@ dualq
This software is offered under two licences. Open projects get the free one: use, copy, modify,
distribute. Closed projects get the other. The software is provided as is.

@@ intended
You may use, copy, modify and distribute this software. This software is intended for, and licensed for,
home users. The software is provided as is.

@@ whodis
You may use, copy, modify and distribute this software. Nothing in this licence is addressed to
governments. The software is provided as is.

@@ d1
"Licensee" means an accredited school. The licensor grants the Licensee a free licence to use, copy,
modify, and distribute the Software in source and binary form.

@@ d2
"You" means any individual or any firm with at most nine employees. You may use, copy, modify, and
distribute the Software in source and binary form.

@@ d3
"Software" means the program as run on a single home computer. You may use, copy, modify, and distribute
the Software in source and binary form.

@@ d4
"Use" means trying the program out on your own desk. You may use, copy, modify, and distribute the
Software in source and binary form.

@@ d5
"Recipient" refers to somebody who has bought a subscription. Each Recipient may use, copy, modify, and
distribute the Software in source and binary form.

@@ d6
In this licence, "you" is a farmer. You may use, copy, modify, and distribute the Software in source and
binary form.

@@ d7
"Distribute" means to hand to members of your own household. You may use, copy, modify, and distribute
the Software in source and binary form.

@@ d9
"You" means any person. "Any person" means somebody who lives in Wales. You may use, copy, modify, and
distribute the Software.

@@ d11
"Territory" means Norway. You may use, copy, modify, and distribute the Software in the Territory.

@@ d12
"You" means an individual. You may use, copy, modify, and distribute the Software.

@@ h1
Classroom Licence

You may use, copy, modify, and distribute this software, in source and binary form, with or without
modification.

@@ h2
LICENCE FOR HOSPITALS AND CLINICS

You may use, copy, modify, and distribute this software, in source and binary form, with or without
modification.

@@ h3
Free Thirty-Day Licence

You may use, copy, modify, and distribute this software, in source and binary form.

@@ h4
Evaluation Licence

Permission to use, copy, modify, and distribute this software is hereby granted.

@@ h5
# Internal use

You may use, copy, modify, and distribute this software, in source and binary form.

@@ h6
NON-COMMERCIAL LICENCE

Permission is hereby granted to anyone to use, copy, modify and distribute this software.

@@ h7
Individual licence

Permission is hereby granted to anyone to use, copy, modify and distribute this software.

@@ h8
STUDENT USE

Permission is hereby granted to anyone to use, copy, modify and distribute this software.

@@ h9
Private copying and use

Permission is hereby granted to anyone to use, copy, modify and distribute this software.

@@ h10
Trial Version

Permission is hereby granted to anyone to use, copy, modify and distribute this software.

@@ h11
Academic Research Software License

Permission is hereby granted to anyone to use, copy, modify and distribute this software.

@@ h12
Use at home

Permission is hereby granted to anyone to use, copy, modify and distribute this software.

@@ w1
Permission is hereby granted to use, copy, modify and distribute this software. The software comes
without warranty of any kind and at a price of five euros per seat.

@@ w2
Permission is hereby granted to use, copy, modify and distribute this software. The software is provided
to hobbyists as is.

@@ w3
Permission is hereby granted to use, copy, modify and distribute this software. There is no warranty, and
firms pay us yearly.

@@ w4
Permission is hereby granted to use, copy, modify and distribute this software. THE SOFTWARE IS PROVIDED
"AS IS" AND FOR RESEARCH ONLY, WITHOUT WARRANTY OF ANY KIND.

@@ w5
Permission is hereby granted to use, copy, modify and distribute this software. In no event shall the
authors be liable for any damages; nuclear plants are outside this grant.

@@ w6
Permission is hereby granted to use, copy, modify and distribute this software. The authors disclaim all
warranties, including fitness for a purpose, and leave commerce to their distributors.

@@ w7
Permission is hereby granted to use, copy, modify and distribute this software. The software is provided
"as is" for thirty days, without warranty.

@@ w9
Permission is hereby granted to use, copy, modify and distribute this software. The software is licensed
to schools "as is", without warranties.

@@ w10
Permission is hereby granted to use, copy, modify and distribute this software. The authors make no
warranty and no copies for insurers are allowed.

@@ w11
Permission is hereby granted to use, copy, modify and distribute this software. WITHOUT WARRANTY, THE
SOFTWARE IS OFFERED "AS IS" IN AUSTRIA.

@@ w12
Permission is hereby granted to use, copy, modify and distribute this software. The authors are not
liable for any damages; they bill cloud vendors by the hour.

@@ w13
Permission is hereby granted to use, copy, modify and distribute this software. Except for paying
customers, who have a contract, the software is provided "as is" and without source access, without
warranty.

@@ w14
Permission is hereby granted to use, copy, modify and distribute this software. The software is provided
as is (commercial users: see our price list).

@@ g1
Permission is granted to beekeepers to use, copy, modify and distribute the software, in source and
binary form.

@@ g2
The author grants hospitals a free licence to use, copy, modify and distribute the software.

@@ g3
Beekeepers may use, copy, modify and distribute the software. The software is provided as is.

@@ g4
The software may be used, copied, modified and distributed by owners of a Harbour printer.

@@ g5
You may use, copy, modify and distribute the software together with a Harbour printer.

@@ g6
You may use, copy, modify and distribute the software on one computer.

@@ g7
You may use, copy, modify and distribute the software while you are enrolled at a school.

@@ g8
You may use, copy, modify and distribute the software on Sundays.

@@ g9
You may use, copy, modify and distribute the software to teach Latin.

@@ g10
You may use, copy, modify and distribute the software at home.

@@ g11
You may use, copy, modify and distribute the software as part of your studies.

@@ g12
You may use, copy, modify and distribute the software with our blessing, which you get by letter.

@@ g13
Permission to use, copy, modify and distribute the software is granted to the holder of this certificate.

@@ g14
Permission to use, copy, modify and distribute the software is granted for as long as you own a Harbour
boat.

@@ g15
Friends of the author may use, copy, modify and distribute the software.

@@ g16
This software may be used, copied, modified and distributed in hospitals.

@@ g17
You may use, copy, modify and distribute the software among your colleagues.

@@ g18
Permission is granted to use, copy, modify and distribute the software in connection with the Harbour
conference.

@@ g19
Permission is granted to use, copy, modify and distribute the software to customers who have paid.

@@ g20
You may use, copy, modify and distribute the software (hobby projects).

@@ g21
You may use, copy, modify and distribute the software, hobby projects being meant.

@@ g22
You may, being a taxpayer of Utah, use, copy, modify and distribute the software.

@@ logo-stays
Permission is hereby granted to use, copy, modify and distribute this software. The logo must not be removed
from the screen. The software is provided as is.

@@ logo-alters
Permission is hereby granted to use, copy, modify and distribute this software. The start-up banner may not
be altered. The software is provided as is.

@@ given-back
Permission is hereby granted to use, copy, modify and distribute this software. You assign the copyright of
your modifications to the licensor. The software is provided as is.

@@ d8
You refers to the public library that received this copy. You may use, copy, modify, and distribute the
Software.

@@ d10
Permission is granted to the user (a "Hospital") to use, copy, modify and distribute the software.

@@ w8
Permission is hereby granted to use, copy, modify and distribute this software. You use it at your own risk
and within your own four walls.

@@ n1
Foo Ltd. hereby grants you, dentists among them only, the right to use, copy, modify and distribute the
Foo library.

@@ n2
For dentists, Foo Ltd. hereby grants everyone the right to use, copy, modify and distribute the library.

@@ n3
You may use, copy, modify and distribute the Foo library in bakeries, in source and binary form.

@@ n4
You may use the software for the dental library, copy, modify and distribute it.

@@ n5
Permission to use, copy, hack, modify and distribute this software, brewers being meant, is granted.

@@ n6
Members of Foo may use, copy, modify and distribute the Foo toolkit in any way they like.

@@ n7
The licensor grants you the right to use, copy, modify and distribute this software as you like at sea.

@@ n8
"You" (or "Your") means an individual or legal entity exercising rights under this license in breweries.
You may use, copy, modify, and distribute the Software in source and binary form.

@@ n9
"You", below, refers to each licensee of a brewery. You may use, copy, modify, and distribute the Software.

@@ n10
Licensee: means the Software user(s) having accepted the Agreement at a brewery. The Licensee may use,
copy, modify, and distribute the Software.

@@ n11
"Distribute" means to make available to the public the original and copies of the work on one island. You
may use, copy, modify, and distribute the Software.

@@ n12
"You" means an individual exercising rights under this license. You may use, copy, modify, and distribute
the Software.

@@ n13
"Software" means the program, which dentists may run, and its documentation. You may use, copy, modify, and
distribute the Software.

@@ n14
You may use, copy, modify and distribute the software for any permitted purpose. Gardening is a permitted
purpose. The software is provided as is.

@@ n15
You can do whatever you want with the software in breweries: use, copy, modify, distribute.

@@ n16
As a special exception to bakers, you may use, copy, modify, and distribute the software.

@@ n17
Licensor grants to any person obtaining a copy a worldwide, royalty-free licence

(1) to use, copy, modify and distribute the work, and

(2) in breweries, to sell it.

@@ n18
You may use the software as the basis for your own brewery products, and copy, modify and distribute it.

@@ n19
You get the royalty free right to:

(a) use, copy and modify the software for gardening;

(b) distribute it.

@@ n20
Weekend Exception

You may use, copy, modify and distribute the software. Breweries excluded.

@@ n21
You may use, copy, modify and distribute the software. You may include it only in works for breweries.

@@ n22
Permission is hereby granted by the author of this software to use, copy, modify and distribute it in
breweries, without restriction.

@@ changed-copies-stay-home
You may use, copy and modify the software for any purpose. You may distribute the software in unmodified
form only. The software is provided as is, without warranty of any kind.

@@ licence-in-force-for-some
You may use, copy, modify and distribute this software so long as your licence remains in force for
schools. The software is provided as is, without warranty of any kind.

@@ rights-behind-a-list
Permission is hereby granted to any person to deal in both

 (a) the Software, and
 (b) any piece listed in the list file if one is included with the Software,

without restriction, including the rights to use, copy, modify and distribute it among the members of the
guild. The software is provided as is, without warranty of any kind.

@@ proviso-with-an-occasion
You may use, copy, modify and distribute this font for any purpose, provided that if you redistribute it in
its entirety, you must pay the author. The font is provided as is, without warranty of any kind.

@@ head-with-a-tail
Permission to use, copy, modify and distribute this work for any purpose is hereby granted, provided that you
include the following on all copies of the work, which only schools may have:

    The full text of this notice.

The work is provided as is, without warranty of any kind.

@@ quoted-line
The author grants you a licence to use, copy, modify and distribute the program, provided, however, that the
notice, i.e., "Copyright 2001 Foo Foundation, use by schools only", is retained. The program is provided as
is, without warranty of any kind.

@@ agree-or-leave
You may use, copy, modify and distribute this software. If you do not agree to be a school, you are not
permitted to use the software. The software is provided as is, without warranty of any kind.

@@ whole-package
You may use, copy, modify and distribute the software in unmodified form provided that the entire package is
distributed for a fee paid to the author. The software is provided as is, without warranty of any kind.

@@ case-of-unknown-words
You may use, copy, modify and distribute the software if the copies never leave the garden. It is provided
as is, without warranty of any kind.

@@ exception-of-unknown-words
You may use, copy, modify and distribute the software unless the sun shines. It is provided as is.

@@ proviso-of-unknown-words
You may use, copy, modify and distribute the software without restriction, provided the result does not
mention gardens. It is provided as is.

@@ providing
You may use, copy, modify and distribute the software, providing the copies never leave the garden.

@@ refused
Anyone may read the software. The author does not permit use, copying, modification and distribution of
it for any purpose, including commercial applications. It is provided as is.

@@ changes-to-the-public
You may copy and use the software provided that you place your modifications in the public domain or keep
them in the garden.
"""

CASES = [part.split("\n", 1) for part in TEXTS.strip().removeprefix("@@ ").split("\n@@ ")]


@pytest.mark.parametrize(("name", "text"), CASES, ids=[name for name, _ in CASES])
def test_a_hidden_limit_is_no_open_licence(name: str, text: str) -> None:
    report = engine().read(text)
    assert [d for d in ("OSD", "FSD", "DFSG", "OD") if report.verdicts[d].answer == "YES"] == []


def test_the_same_words_without_a_limit_are_open() -> None:
    text = "Permission is hereby granted, free of charge, to any person to use, copy, modify, sell and "
    text += "distribute this software, in source and binary form. It is provided as is, without any warranty."
    assert engine().read(text).verdicts["OSD"].answer == "YES"


@pytest.mark.parametrize("title", ["The MIT License with Commons Clause", "MIT, Commons Clause applies"])
def test_terms_named_beside_a_licence_and_not_given_leave_it_unknown(title: str) -> None:
    known = engine().catalogue
    report = engine().read(f"{title}\n\n{known.text(known.by_id('MIT'))}")
    assert report.identity.modified
    assert {v.answer for v in report.verdicts.values()} & {"YES"} == set()


@pytest.mark.parametrize(
    "heading",
    [
        "No modification",
        "Use without modification",
        "No sublicensing",
        "No copies",
        "Without permission no use",
    ],
)
@pytest.mark.parametrize("shape", ["{}\n\n", "{}\n===========\n\n", "## {}\n\n"])
def test_a_heading_that_denies_what_the_text_grants_is_no_title(heading: str, shape: str) -> None:
    for said in (heading, heading.upper()):
        report = engine().read(shape.format(said) + engine().text("MIT").source)
        assert report.verdicts["OSD"].answer != "YES"


@pytest.mark.parametrize(
    "line",
    [
        "Licensee: Acme Ltd",
        "5 users.",
        "Users: 5",
        "Limited distribution.",
        "Classified.",
        "Modify: no",
        "Attribution: in the user interface",
        "Terms at example.com are part of this.",
        "The AUP at example.com is part of this.",
        "You may not use the software or our trademarks.",
        "If you do not agree to these terms, do not use this software outside schools.",
        "Permission is limited to non-commercial purposes.",
        "Anyone may use it, save for the armed forces of any country.",
        "Redistributions must retain this notice and be made free of charge to schools.",
        "You may redistribute it together with our hardware.",
        "You hereby assign to the author all right and title in any modifications, and shall deliver them.",
        "The author may revoke this permission at any time and for any reason, whereupon you must stop.",
        'The contents of this file are subject to the Acme License Version 1.0 (the "License"); you may not '
        "use this file except in compliance with the License.",
        "Copies are possible only when we permit it. Please, contact Acme at a@acme.com to get such consent.",
        "You may not charge a fee for the right to use the software commercially.",
        "You may not charge for the source code or the binaries.",
        "You may use it in any way you wish, possibly in exchange for a fee, if you are a school.",
        "You may modify it, as long as you do not distribute your changes to companies.",
    ],
)
@pytest.mark.parametrize("before", ["The above copyright", ""])
def test_a_line_beside_a_licence_that_limits_it_leaves_it_closed(line: str, before: str) -> None:
    known = engine().text("MIT").source
    text = known.replace(before, f"{line}\n\n{before}") if before else f"{known}\n\n{line}\n"
    assert engine().read(text).verdicts["OSD"].answer != "YES"


@pytest.mark.parametrize(
    "leave",
    [
        "You may distribute this ORIGINAL package.",
        "You may distribute unmodified copies of this package.",
        "You may redistribute it in unmodified form.",
        "Redistribution of verbatim copies is permitted.",
        "You may distribute it without modification.",
        "You may pass it on unchanged.",
        "You may redistribute it exactly as you received it.",
        "You may distribute unmodified copies and keep your changes to yourself.",
        "Permission is granted to distribute this software in its entirety, unmodified.",
    ],
)
def test_leave_for_the_original_alone_is_none_for_changed_copies(leave: str) -> None:
    text = f"You may use, copy and modify this code for any purpose. {leave}\n"
    verdicts = engine().report(engine().of_bytes(text.encode(), "own")).verdicts
    assert {name: str(verdicts[name].answer) for name in ("OSD", "FSD")} == {"OSD": "NO", "FSD": "NO"}


@pytest.mark.parametrize(
    "leave",
    [
        "You may distribute it to your colleagues.",
        "You may share it with friends.",
        "You may distribute it within your organisation.",
        "You may give copies to members of the club.",
    ],
)
def test_leave_to_pass_copies_to_some_is_none_for_all(leave: str) -> None:
    text = f"You may use, copy and modify this code for any purpose. {leave}\n"
    verdicts = engine().report(engine().of_bytes(text.encode(), "own")).verdicts
    assert all(verdicts[name].answer != "YES" for name in ("OSD", "FSD", "DFSG"))

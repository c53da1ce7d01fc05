/** Searches for phones, companies, places, orders and ids, written like those of names-and-emails.ts. */
export const PLACES_AND_ORDERS = `
# phone
+49 30 7654321 → mueller
+49307654321 → mueller
0049307654321 → mueller
00 49 30 765 4321 → mueller
030 7654321 → mueller
030/7654321 → mueller
(030) 765-43-21 → mueller
7654321 → mueller conceicao
4321 → mueller conceicao
+49 (0) 30 / 765 43 21 → mueller
+49-30-7654399 → muller
Tel.: +49 30 7654321 → mueller
Tel: 030 7654321 → mueller
tel:+49307654321 → mueller
Phone: +49 30 7654321 → mueller
☎ 030 7654321 → mueller
{202A}+49 30 7654321{202C} → mueller
+49{A0}30{A0}7654321 → mueller
+49–30–7654321 → mueller
+49.30.7654321 → mueller
+４９３０７６５４３２１ → mueller
٠٣٠٧٦٥٤٣٢١ → mueller
089 1234567 → gross
+49 89 1234567 → gross
1234567 → gross ahmad
212-555-0147 → doe
(212) 555-0147 → doe
+1 212 555 0147 → doe
12125550147 → doe
415.555.2671 → dangelo
+1 (415) 555-2671 → dangelo
4155552671 → dangelo
404 555 0134 → kingjr
+1 404 555 0134 → kingjr
(404) 555-0134 ext. 12 → kingjr
404-555-0134 x12 → kingjr
312 555 0182 → mcdonald
020 7946 0958 → twist
+44 (0)20 7946 0958 → twist
0044 20 7946 0958 → twist
01 234 5671 → obrien
+353 1 234 5671 → obrien
091567890 → siobhan
+353 91 567890 → siobhan
069 1112223 → drhans
0171 4445556 → drhans
+49 171 4445556 → drhans
+43 1 588580 → hoess
01 58858-0 → hoess
044 668 18 00 → zuercher
+41446681800 → zuercher
020-7947471 → vdberg
01 23 45 67 89 → noel
+33 (0)1.23.45.67.89 → noel
+33 6 12 34 56 78 → noel
06.12.34.56.78 → noel
0612345678 → noel
06 698 12345 → damico
+3906 69812345 → damico
11 98765-4321 → conceicao
+55 11 987654321 → conceicao
55 5555 0199 → xochitl
224 555 012 → dvorak
22 55 01 23 → ostergard
+46 8 555 012 34 → ostrom
08 555 01 234 → ostrom
5550123 → thordis ~ nikos fedor somchai muhammad duc david fullwidth ngozi reza mononym inonu sakura minjun wojcik
+354 5550123 → thordis ~ nikos fedor somchai muhammad duc david fullwidth ngozi reza mononym inonu sakura minjun wojcik
0312 555 01 23 → inonu
210555 0123 → nikos
8 (812) 555-01-23 → fedor
8 812 555 01 23 → fedor
+7 495 555 04 56 → rimsky
+36 1 555 0134 → szucs
+972 3 555 0123 → david ~ ngozi duc
050 123 4567 → ahmad
٠٥٠١٢٣٤٥٦٧ → ahmad
+971 50 123 4567 → ahmad
021 5555 0123 → reza
۰۲۱۵۵۵۵۰۱۲۳ → reza
+98 21 5555 0123 → reza
098765 01234 → amit
9876501234 → amit
138 0013 8000 → wang
03(1234)5678 → yamada
+81 3 1234 5678 → yamada
０３－１２３４－５６７８ → yamada
090-5555-0123 → sakura
+81 90 5555 0123 → sakura
010 5555 0123 → minjun
0803 555 0123 → ngozi
02 5550 0133 → bruce
+61 2 5550 0133 → bruce
+54 261 555 0144 → ana1
0431 5550155 → twoaddr
0761/5550166 → twoaddr
(418) 555-0177 → canada
02241 998877 → sameA sameB
+49 2241 998877 → sameA sameB
8877 → sameA sameB
+41 30 7654321 → ~ mueller
Mobil 0171 4445556 → drhans
Telefon: 030 7654321 → mueller
Jürgen Müller Tel. 030 7654321 → mueller
99999999 → -
# company
Dublin Books → obrien by email
dublin books ltd → obrien
Golden Arches → mcdonald by email
Widgets, Inc. → doe
Parish & Sons → twist
Parish and Sons → ~ twist
Müller & Söhne → mueller
Mueller und Soehne → ~ mueller
Müller+Söhne → mueller
MÜLLER & SÖHNE GMBH → mueller
soehne → mueller
Uhren AG → zuercher
Societe Generique → noel
Nandu SL → ~ inaki
Ñandú S.L. → inaki
Acme Corp → person
acme europe → acme2
ACME Europe BV → ~ acme2
3M Parts → corp by email
3m → corp by email
3M Parts & Co KG → corp
AT&T → att by email
at&t wireless → att
ATT → att by email
Yahoo! → yahoo by email
yahoo japan → yahoo
Nordlicht → twoaddr
südwind → twoaddr
suedwind kg → twoaddr
Stahl 24 → ltdnum
erable inc → canada
株式会社山田商店 → yamada
山田商店 → ~ yamada
北京书店 → wang
down under pty → bruce
# city
Aracataca → marquez
NEW YORK → doe
newyork → ~ doe
san francisco → dangelo
Göttingen → heide
goettingen → heide
gottingen → heide
köln → strasse
Koeln → strasse
koln → strasse
Frankfurt → drhans
Frankfurt/Main → drhans
Frankfurt (Main) → drhans
Frankfurt a. M. → drhans
frankfurt am main → drhans
s-Hertogenbosch → thooft
's hertogenbosch → thooft
hertogenbosch → thooft
’s-Hertogenbosch → thooft
evry courcouronnes → noel
ÉVRY → noel
saint etienne → dartagnan
Saint-Étienne → dartagnan
saintetienne → dartagnan
malaga → nfd
Málaga → nfd
a coruna → carmen
sao paulo → conceicao
lodz → wojcik
Łódź → wojcik
krakow → zolkiewska by email
plzen → dvorak
gyor → szucs
brasov → tepes
Timișoara → cedilla
tromso → ostergard
bodoe → aas
malmo → ostrom
Reykjavik → thordis
izmir → inonu
İzmir → inonu
IZMIR → inonu
diyarbakir → yildiz
DİYARBAKIR → yildiz
αθηνα → nikos
ΑΘΗΝΑ → nikos
Санкт Петербург → fedor
санктпетербург → fedor
москва → rimsky
תל אביב → david
תל אביב יפו → david
دبي → ahmad
กรุงเทพ → somchai
Ha Noi → duc
hanoi → duc by email
Hồ Chí Minh → trang
ho chi minh → trang
北京 → wang by company
臺北 → chen
大阪 → sato
千代田区 → yamada
서울 → minjun
llanfair → llyr
freiburg → twoaddr
kiel → twoaddr
québec → canada by email
montreal → emile
# postcode
1000005 → yamada
100-0005 → yamada
〒100-0005 → yamada
〒 1000005 → yamada
１００－０００５ → yamada
5300001 → sato
530-0001 → sato
〒530-0001 → sato
SW1A 1AA → twist
sw1a1aa → twist
SW1A → twist
sw1a 1 → twist
D02X285 → obrien
D02 X285 → obrien
1016GV → vdberg
1016 gv → vdberg
90-001 → wojcik
90001 → wojcik
30100 → dvorak
301 00 → dvorak
04109 → boysen
D-04109 → boysen
LV-1050 → kenins ~ longorder
1050 → ~ kenins longorder
96813-1234 → kekoa
968131234 → kekoa
96813 → kekoa
20500 → zipfour
10435 → mueller
21122 → ostrom
01310100 → conceicao
M5500 → ana1
G1R5V7 → canada
g1r 5v7 → canada
11369 → reza
600004 → venkat
10563 → nikos
# street
12 O'Connell Street → obrien
oconnell street → obrien
O’Connell St → obrien
221B Baker Street → smithjones
baker street 221b → smithjones
221 Baker Street → smithjones
10 Downing Street → twist
downing → twist
350 Fifth Avenue → doe
Fifth Avenue 350, Suite 3300 → doe
Schönhauser Allee 36 → mueller
schoenhauser allee → mueller
Schönhauser Allee 36/37 → mueller
schonhauserallee → ~ mueller
leopoldstraße 5a → gross
Leopoldstrasse 5 a → gross
leopoldstr. 5a → gross
leopoldstr 5 → gross
LEOPOLDSTRASSE → gross
Bahnhofstr. 1 → zuercher
bahnhofstraße 1 → zuercher
Am Hang 3 → heide
prinsengracht 263 → vdberg
rue de l'Église → noel
rue de leglise 8 → noel
8 rue de l’Eglise → noel
via garibaldi 7 → damico
Swietokrzyska 14 → wojcik
ul. Świętokrzyska 14 → wojcik
calle mayor 12 → inaki
Götgatan 22 → ostrom
Ερμού 15 → nikos
Невский пр-т 28 → ~ fedor
невский 28 → fedor
長安街 → ~ wang
长安街 → wang
丸の内 → yamada
丸の内1-9-1 → yamada
22 george st → bruce
4/22 George → bruce
Nelson Mandela Drive 45 → zanele
boul. Rene-Levesque → canada
rene levesque 1200 → canada
karl johans gate 5 → floor
1600 pennsylvania → zipfour
Ring 24 → ltdnum
hafenweg 9 → twoaddr
weinberg 77 → twoaddr
# country
Iceland → thordis
iceland thordis → thordis
müller germany → mueller muller
IS Reykjavik → thordis
MUELLER, DE → mueller ~ muller
new zealand → -
Hungary → szucs
South Korea → minjun namgung
United Arab Emirates → ahmad latinarab
Finland → hamalainen
Taiwan → chen
Türkiye → inonu yildiz
turkey → inonu yildiz
UK → ~ @GB
England → ~ @GB
United Kingdom → @GB
Netherlands → @NL
# order
INV-2026-0042 → obrien longorder
inv-2026-0042 → obrien longorder
INV20260042 → obrien longorder
INV 2026 0042 → obrien longorder
20260042 → obrien longorder
2026-0042 → obrien longorder
2026 0043 → jeanluc
INV-2026-00421 → longorder
#INV-2026-0043 → jeanluc
Invoice INV-2026-0044 → ~ doe
INV-2026 → obrien jeanluc doe longorder
inv2025777 → longorder
inv_2025_777 → longorder
2025777 → longorder
INV–2026–0043 → jeanluc
INV-2026-0043. → jeanluc
RE2026-00017 → mueller
re202600017 → mueller
202600017 → mueller
RE 2026-00017 → mueller
FAC/2026/000123 → inaki
fac2026000123 → inaki
FAC-2026-000123 → inaki
2026000123 → inaki
ORD#7781 → bruce
7781 → bruce
2026-XY-9001 → twoaddr
2026xy9002 → twoaddr
2026-XY → twoaddr
XY-9001 → ~ twoaddr
1042 → obrien
1046 → inaki
1048 → twoaddr
#1042 → -
20269001 → twoaddr
INV-2027 → -
# id
#90001 → obrien
#90002 → aoife
# 90003 → siobhan
#91999 → -
＃90004 → mcdonald
# user
dangelo77 → dangelo
nperson → person
DANGELO77 → dangelo
# city name
jürgen berlin → mueller
berlin müller → mueller muller
Greta Kiel → twoaddr
sean dublin → obrien by email
太郎 千代田区 → yamada
# company name
acme kim → acme2 by email
Kim Eastwick (ACME Europe B.V.) → acme2
# phone name
Jürgen Müller, +49 30 7654321 → mueller
müller 4321 → mueller
Doe 212-555-0147 → doe
# name street city postcode
Jürgen Müller{A}Schönhauser Allee 36/37{A}10435 Berlin → mueller
Müller & Söhne GmbH{A}z. Hd. Jürgen Müller → ~ mueller
Oliver Twist, 10 Downing Street, London SW1A 1AA, United Kingdom → twist
Petra Groß{9}Leopoldstraße 5a{9}80802{9}München → gross
# order name
mueller RE2026-00017 → mueller
# email name
jürgen juergen@mueller-gmbh.example → mueller
`;

"""Titles as people write them, each with the seniority and the main function a reader would give it. "-" is unknown."""

from __future__ import annotations

ENGLISH = """
CEO | c_level | general_management
Chief Executive Officer | c_level | general_management
Founder & CEO | c_level | general_management
Co-Founder | owner | general_management
Owner / Manager | owner | general_management
CFO / COO | c_level | finance
CTO | c_level | engineering
Chief Marketing & Sales Officer | c_level | marketing
CHRO | c_level | human_resources
CISO | c_level | security
MD | c_level | general_management
Managing Director, EMEA | c_level | general_management
President and Founder | c_level | general_management
GM | director | general_management
Partner | owner | -
Chairman of the Board | board | -
Non-Executive Director | board | -
Board Member, Head of Sales | head | sales
Vice President Sales, EMEA | vp | sales
SVP, Global Marketing | vp | marketing
EVP Operations | vp | operations
VP, Branch Manager | manager | operations
AVP, Loan Officer | staff | finance
Vice- President and General Counsel | c_level | legal
Director of Research & Development | director | research
Director, Finance & Administration | director | finance
Sr. Dir. Supply Chain | director | supply_chain
Deputy Director of Quality | head | quality
Associate Director, Clinical Operations | head | research
Head of Growth | head | marketing
HEAD OF PEOPLE & CULTURE 🚀 | head | human_resources
Head - Consumer Marketing | head | marketing
Chief of Staff | head | general_management
Chief Accountant | head | finance
Chief Engineer | head | engineering
Engineering Manager | manager | engineering
Sales & Marketing Manager | manager | sales
Plant Manager | manager | manufacturing
Purchasing Manager | manager | procurement
QA Manager | manager | quality
IT Project Manager | manager | project_management
Box Office Mgr/Accounting Asst | manager | sales
Facility & Programming Manager | manager | facilities
Assistant Manager | lead | -
Team Lead, Customer Support | lead | support
Warehouse Supervisor | lead | supply_chain
Account Director | senior | sales
Account Executive | staff | sales
Product Owner | staff | product
Senior Software Engineer | senior | engineering
Principal Engineer | lead | engineering
Sales Engineer | staff | sales
Security Engineer | staff | security
Backend Engineer, Fulfillment | staff | engineering
Wealth Management Advisor | staff | finance
Realtor | staff | sales
Technical Recruiter | staff | human_resources
Law Professor | staff | education
Legal Secretary | assistant | administration
HR Business Partner | staff | human_resources
Junior Accountant | junior | finance
Marketing Intern | intern | marketing
Marketing Assistant | assistant | marketing
Assistant to the CEO | assistant | -
Executive Assistant to the Managing Director | assistant | administration
Vice Mayor | vp | public_office
creator and chocolatier | staff | hospitality
Software developer at Northwind | staff | engineering
"""

GERMANIC = """
Geschäftsführer | c_level | general_management
Geschaeftsfuehrerin | c_level | general_management
stellv. Geschäftsführer | vp | general_management
Geschäftsführende Gesellschafterin | c_level | general_management
Vorstand | c_level | general_management
Vorstand Finanzen | c_level | finance
Aufsichtsratsvorsitzende | board | -
Inhaber | owner | general_management
Gründerin & CTO | c_level | engineering
Prokurist | director | general_management
Prokuristin, Leiterin Einkauf | head | procurement
Kaufmännische Leitung | head | finance
Technischer Leiter | head | engineering
Leiter Kundendienst | head | support
Vertriebsleiter/-in (m/w/d) | head | sales
Teamleiter*in Vertriebsinnendienst | lead | sales
stv. Leiter Einkauf | manager | procurement
Leiterin Aufzugservice | head | support
Projektleiter | manager | project_management
Sachbearbeiterin Buchhaltung | staff | finance
Obermonteur | lead | trades
Meister | lead | trades
Assistentin der Geschäftsführung | assistant | administration
Werkstudent Marketing | intern | marketing
Steuerberater | staff | finance
Rechtsanwältin | staff | legal
Bürgermeister | c_level | public_office
Algemeen directeur | c_level | general_management
Zaakvoerder | c_level | general_management
Hoofd Inkoop | head | procurement
Commercieel directeur | director | sales
Adjunct-directeur | vp | -
Bedrijfsleider | manager | operations
Servicemonteur | staff | trades
VD | c_level | general_management
Vice VD | vp | general_management
Styrelseledamot | board | -
Försäljningschef | head | sales
Ekonomiansvarig | staff | finance
Platschef | manager | operations
Daglig leder | c_level | general_management
Styremedlem | board | -
Avdelingsleder | head | -
Salgssjef | head | sales
Regnskapsfører | staff | finance
Adm. direktør | c_level | general_management
Økonomichef | head | finance
Bogholder | staff | finance
Indehaver | owner | general_management
"""

ROMANCE = """
PDG | c_level | general_management
Président-directeur général | c_level | general_management
Gérante | c_level | general_management
Directeur général adjoint | vp | general_management
Directrice commerciale | director | sales
DRH | director | human_resources
DSI | director | it
Directeur adjoint des opérations | head | operations
Notaire associée | owner | legal
Responsable qualité | manager | quality
Responsable du service d’entretien | manager | facilities
Chef de projet | manager | project_management
Chargée de communication | staff | communications
Courtière hypothécaire | staff | finance
Conseillère | staff | -
Trésorière | board | -
Assistante de direction | assistant | administration
Secrétaire général | c_level | general_management
Stagiaire marketing | intern | marketing
Director General | c_level | general_management
Gerente general | c_level | general_management
Socio fundador | owner | general_management
Directora de Marketing y Comunicación | director | marketing
Jefe de Ventas | head | sales
Gerente de auditoría | manager | finance
Jefa de compras | head | procurement
Ingeniero de sistemas | staff | it
Abogada | staff | legal
Asistente del gerente | assistant | administration
Sócio-gerente | c_level | general_management
Diretora Financeira | director | finance
Gerente do Marketing | manager | marketing
Coordenador de Recursos Humanos | lead | human_resources
Estagiário | intern | -
Amministratore unico | c_level | general_management
Amministratrice delegata | c_level | general_management
Titolare | owner | general_management
Vice Direttore Commerciale | head | sales
Responsabile ufficio acquisti | manager | procurement
Responsabile della Qualità | manager | quality
Impiegata amministrativa | staff | administration
Director executiv | c_level | general_management
Director comercial | director | sales
Șef departament achiziții | head | procurement
Contabil șef | head | finance
"""

SLAVIC = """
Prezes Zarządu | c_level | general_management
Dyrektor ds. sprzedaży | director | sales
Zastępca dyrektora ds. finansowych | head | finance
Główna księgowa | head | finance
Kierownik Działu Zakupów | head | procurement
Specjalista ds. Marketingu i PR | staff | marketing
Młodszy programista | junior | engineering
Asystentka zarządu | assistant | administration
Właścicielka | owner | general_management
Jednatel společnosti | c_level | general_management
Obchodní ředitel | director | sales
Vedoucí výroby | head | manufacturing
Stavbyvedoucí | manager | project_management
Účetní | staff | finance
Konateľ | c_level | general_management
Riaditeľka predaja | director | sales
Vedúci skladu | head | supply_chain
Генеральный директор | c_level | general_management
Заместитель директора по продажам | head | sales
Начальник отдела закупок | head | procurement
Менеджер по продажам | staff | sales
Главный бухгалтер | head | finance
Ведущий инженер | senior | engineering
Директорка з маркетингу | director | marketing
Керівник відділу продажів | head | sales
"""

OTHERS = """
Toimitusjohtaja | c_level | general_management
Myyntijohtaja | director | sales
Talouspäällikkö | manager | finance
Hallituksen puheenjohtaja | board | -
Yrittäjä | owner | general_management
Ügyvezető igazgató | c_level | general_management
Értékesítési vezető | head | sales
Könyvelő | staff | finance
Vezérigazgató-helyettes | vp | -
Διευθύνων Σύμβουλος | c_level | general_management
Διευθυντής Πωλήσεων | director | sales
Λογιστής | staff | finance
Genel Müdür | c_level | general_management
Genel Müdür Yardımcısı | vp | general_management
Satış ve Pazarlama Müdürü | manager | sales
İnsan Kaynakları Uzmanı | staff | human_resources
Yönetim Kurulu Üyesi | board | -
Direktur Utama | c_level | general_management
Komisaris | board | -
Direktur Keuangan dan SDM | director | finance
Kepala Bagian Pemasaran | head | marketing
"""

ASIAN = """
代表取締役社長 | c_level | general_management
代表取締役 兼 CTO | c_level | general_management
取締役 営業本部長 | director | sales
営業部長 | head | sales
担当部長 | manager | -
技術開発部 課長 | manager | engineering
総務担当 | staff | administration
监事 | board | -
总经理 | c_level | general_management
副总经理 | vp | general_management
销售总监 | director | sales
人力资源部经理 | manager | human_resources
財務長 | c_level | finance
高级软件工程师 | senior | engineering
대표이사 | c_level | general_management
마케팅 본부장 | director | marketing
영업팀 팀장 | manager | sales
인사팀 과장 | manager | human_resources
المدير العام | c_level | general_management
نائب المدير العام | vp | -
مدير المبيعات | manager | sales
مدير الموارد البشرية | manager | human_resources
"""


def labelled() -> list[tuple[str, str, str]]:
    """All titles: text, seniority, main function; an empty text where nothing should be known."""
    lines = "".join((ENGLISH, GERMANIC, ROMANCE, SLAVIC, OTHERS, ASIAN)).strip().splitlines()
    rows = [tuple(cell.strip() for cell in line.split(" | ")) for line in lines if line.strip()]
    return [(text, seniority.strip("-"), function.strip("-")) for text, seniority, function in rows]

"""What people do at work, as the program names it: functions, seniorities and buying roles, each with its meaning.

Sources print titles in any words; personas of a profile, tables of decision makers and files that leave the program use
these. The file holds names only: which printed words mean what stands in the `titles_*.tsv` tables beside it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class _Named(StrEnum):
    """A name with its meaning, which documentation and error messages print."""

    about: str

    def __new__(cls, value: str, about: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.about = about
        return member


class Function(_Named):
    """The field somebody works in."""

    GENERAL_MANAGEMENT = "general_management", "runs the company or a unit of it as a whole"
    STRATEGY = "strategy", "strategy, transformation, corporate development, mergers"
    SALES = "sales", "sells: accounts, retail, channels, pre-sales, brokerage"
    BUSINESS_DEVELOPMENT = "business_development", "opens markets, partnerships and alliances"
    MARKETING = "marketing", "brand, growth, demand, content, digital marketing, events"
    COMMUNICATIONS = "communications", "press, public relations, editing, media, investor relations"
    CUSTOMER_SUCCESS = "customer_success", "keeps customers and gets them on board"
    SUPPORT = (
        "support",
        "answers customers: service desk, call centre, technical support, reception of guests",
    )
    FINANCE = "finance", "accounts, controlling, treasury, tax, risk, and banking and insurance as a trade"
    HUMAN_RESOURCES = "human_resources", "people, recruiting, payroll, training of staff"
    LEGAL = "legal", "law, compliance, privacy, notaries"
    PROCUREMENT = "procurement", "buys: purchasing, sourcing, contracts with suppliers"
    OPERATIONS = "operations", "keeps the daily work going: branches, sites, service delivery, planning"
    PROJECT_MANAGEMENT = "project_management", "projects and programmes, agile delivery"
    CONSULTING = "consulting", "advises clients as a trade"
    SUPPLY_CHAIN = "supply_chain", "logistics, warehouses, transport, materials, drivers"
    MANUFACTURING = "manufacturing", "makes things: plants, production lines, machines"
    QUALITY = "quality", "quality, inspection, testing, safety, environment"
    ENGINEERING = (
        "engineering",
        "develops software and technical products; engineers of all kinds; technology as a whole",
    )
    IT = "it", "runs information technology: systems, networks, help desks of the house"
    DATA = "data", "analysis, statistics, machine learning, databases"
    SECURITY = "security", "information security, and guarding"
    PRODUCT = "product", "decides what is built"
    DESIGN = "design", "shapes things: interfaces, graphics, architecture, the arts"
    RESEARCH = "research", "science, laboratories, research and development"
    MEDICAL = "medical", "treats and cares: medicine, nursing, therapy, pharmacy, social work"
    EDUCATION = "education", "teaches, coaches, runs schools, libraries and courses"
    FACILITIES = "facilities", "buildings, real estate, cleaning, grounds"
    ADMINISTRATION = "administration", "offices, secretaries, clerks, assistants"
    TRADES = "trades", "crafts and skilled manual work: fitters, electricians, builders, mechanics, farmers"
    HOSPITALITY = "hospitality", "kitchens, hotels, travel, sport and personal services"
    PUBLIC_OFFICE = "public_office", "elected and public posts, police, fire service, clergy, associations"


class Seniority(_Named):
    """How high somebody stands, the highest first."""

    OWNER = "owner", "owns the firm, alone or with others: owner, founder, partner"
    BOARD = "board", "oversees it: chair or member of a board"
    C_LEVEL = "c_level", "runs it: chief officers, managing directors, presidents, mayors"
    VP = "vp", "vice presidents and those who stand right below the top"
    DIRECTOR = "director", "directors of a field or a unit"
    HEAD = "head", "heads of departments and fields"
    MANAGER = "manager", "managers of teams, shops, projects or accounts"
    LEAD = "lead", "leads a team or a shift while doing the work"
    SENIOR = "senior", "does the work, with long experience"
    STAFF = "staff", "does the work"
    JUNIOR = "junior", "does the work, newly"
    INTERN = "intern", "learns it: interns, apprentices, trainees, working students"
    ASSISTANT = "assistant", "helps somebody else to do it"

    @property
    def rank(self) -> int:
        """0 for the highest."""
        return _RANKS[self]


class BuyingRole(_Named):
    """The part somebody is likely to play in a purchase, to begin with; evidence about the person outweighs it."""

    ECONOMIC_BUYER = "economic_buyer", "holds the budget and can say yes"
    CHAMPION = "champion", "leads the field concerned and can want it and carry it through"
    TECHNICAL_EVALUATOR = "technical_evaluator", "judges whether it works and fits"
    USER = "user", "would work with it"
    PROCUREMENT = "procurement", "negotiates and buys"
    LEGAL = "legal", "reviews contracts and compliance"
    BLOCKER = "blocker", "may stop it: by a veto over money, security, law or the staff's consent"


_RANKS = {member: place for place, member in enumerate(Seniority)}

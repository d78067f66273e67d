"""Words that fit a machine or a page, and not a person: on the phone, and in what a person writes."""

from bot.knowledge.bilingual import Language

# What only a machine says of itself, or what points at something that does not go with a person's words.
MACHINE: dict[Language, tuple[str, ...]] = {
    "fr": (
        r"\bmachine\b",
        r"\b(?:ro)?bot\b",
        r"je suis (?:vigie|un programme|un logiciel|une? assistante?)",
        r"assistant automatique",
        r"j’ai masqué|je masque",
        r"ci-dessous|ci-dessus|ce qui précède",
        r"\bboutons?\b",
        r"\btouche[rz]\b",
        r"\bchoisi(?:r|ssez) (?:un|le) sujet|ou choisissez",
        r"remplissez|cochez",
        r"(?:ce|le) formulaire",
        r"sous la réponse",
        r"(?:cette|la) page",
        r"\ble lien est\b",
        r"passe la conversation|dans la file\b|vous passer un conseiller",
    ),
    "en": (
        r"\bmachine\b",
        r"\b(?:ro)?bot\b",
        r"\bI am (?:vigie|a program|software|an assistant)",
        r"automatic assistant",
        r"I (?:have )?mask",
        r"\bbelow\b|\babove\b",
        r"\bbuttons?\b",
        r"\b(?:tap|touch)\b",
        r"\bchoose (?:a|the) subject|or choose",
        r"fill (?:in (?:this|the) form|it in)|\btick what",
        r"(?:this|the) form\b",
        r"under the answer",
        r"(?:this|the) page\b",
        r"\bthe link is\b",
        r"pass the conversation|(?:join|in) the queue|pass you to an adviser",
    ),
}

# Besides, what can only be typed, seen or done on a screen that the caller does not have.
SCREEN: dict[Language, tuple[str, ...]] = {
    "fr": (
        r"\bchat\b|discussion|\bconversation\b",
        r"\bici\b",
        r"\bécriv(?:ez|e)\b|\bécrire\b",
        r"\btap(?:ez|ant)\b",
        r"«\s?stop\s?»",
        r"\b(?:copi|recopi|coll)(?:ez|er)\b",
        r"\bcli(?:quez|quer|c)\b",
        r"\bécran\b|\bimprim",
        r"envoyez de nouveau",
        r"\bpage\b",
        r"\beffac",
        r"revenez|\brevenir\b",
        r"pas compris",
    ),
    "en": (
        r"\bchat\b|\bconversation\b",
        r"\bhere\b",
        r"\bwrit(?:e|ing)\b",
        r"\btyp(?:e|es|ing)\b",
        r"\"stop\"",
        r"\b(?:copy|paste)\b",
        r"\bclick\b",
        r"\bscreen\b|\bprint\b",
        r"send your message",
        r"\bpage\b",
        r"\beras(?:e|ed)\b",
        r"come back",
        r"did not understand",
    ),
}

# What anybody may say, whatever the response: the advice itself speaks of writing, typing or clicking.
ANYBODYS: dict[Language, tuple[str, ...]] = {
    "fr": (
        r"écri(?:re|vez)(?:-lui)? (?:par courrier|au procureur|à l’(?:organisme|assurance maladie))",
        r"si vous préférez écrire|service à qui écrire",
        r"(?:tapez|en tapant)(?: vous-même)? l’adresse",
        r"simple clic",
        r"captures? d’écran",
        r"(?:pour )?revenir à l’anglais",
        r"n’y touchez pas",
        r"elle a pu leur écrire",
        r"en haut de la page",
        r"dans le formulaire",
    ),
    "en": (
        r"write (?:by post|down|to (?:the (?:procureur|organisation|service)|assurance maladie))",
        r"would (?:you )?rather write|another service to write to",
        r"typ(?:e|ing) (?:the address|ameli\.fr)",
        r"just a click",
        r"typing error",
        r"do not touch it",
        r"at the top of the page",
        r"here (?:is|are)\b|we stop here",
        r"\babove all\b",
        r"\bin writing\b",
        r"a copy of (?:the|your)",
        r"a (?:fake can copy|copy\.)",
        r"in the form\b",
    ),
}

# Responses that nobody is given to say: the service says them itself, to the person.
NOT_SUGGESTED = {
    "utter_welcome": "opens a chat; a call has an opening of its own",
    "utter_one_moment": "said while no worker runs, then nothing is suggested either",
    "utter_agent_arrives": "tells the person in the chat that an agent took over",
    "utter_agent_changes": "tells the person in the chat that another agent comes",
    "utter_agent_gives_back": "tells the person in the chat that the machine answers again",
    "utter_agent_closes": "tells the person in the chat that the agent has finished",
    "utter_agent_silent": "tells the person in the chat that the agent is gone",
    "utter_nobody_came": "tells the person in the chat that the queue ended",
    "utter_call_goes_on": "opens the chat of somebody who came with a code",
    "utter_call_back_noted": "answers the form for a call back, in the chat",
    "utter_verification_form_over": "answers the form of a check by reference, in the chat",
}

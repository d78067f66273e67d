"""Five hundred texts that would run a script where text is taken for markup."""

from itertools import product

_RUN = "window.ran=(window.ran||0)+1"
_VECTORS = [
    f"<script>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f"<svg onload={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<details open ontoggle={_RUN}>",
    f"<iframe srcdoc='<script>parent.{_RUN}</script>'></iframe>",
    f"<input autofocus onfocus={_RUN}>",
    f"<a href='javascript:{_RUN}'>x</a>",
    f"javascript:{_RUN}",
    f"data:text/html,<script>{_RUN}</script>",
    f"<math><mtext><img src=x onerror={_RUN}></mtext></math>",
    f"<template><img src=x onerror={_RUN}></template>",
    f"<style>@import 'x'</style><img src=x onerror={_RUN}>",
    f"<object data='javascript:{_RUN}'></object>",
    f"<form action='javascript:{_RUN}'><button>x</button></form>",
    f"<video><source onerror={_RUN}></video>",
    f"<body onload={_RUN}>",
    f"<marquee onstart={_RUN}>x</marquee>",
    f"${{{_RUN}}}",
    f"{{{{constructor.constructor('{_RUN}')()}}}}",
]
_AROUND = [
    "{}",
    '"{}',
    "'{}",
    "`{}",
    ">{}",
    '">{}',
    "'>{}",
    "-->{}",
    "]]>{}",
    "<!--?lit$1$-->{}",
    "</p>{}",
    "</textarea>{}",
]
_AROUND += [
    "</script>{}",
    "- {}",
    "1. {}",
    "{}\n{}",
    "\u202e{}",
    "\u0000{}",
    "&lt;{}",
    "%3C{}",
    "{}//",
    "<<{}",
    "\\{}",
    "</title>{}",
    "*/{}",
]

PAYLOADS = [around.replace("{}", vector) for vector, around in product(_VECTORS, _AROUND)]

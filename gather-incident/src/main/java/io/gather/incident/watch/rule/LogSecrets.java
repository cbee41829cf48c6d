package io.gather.incident.watch.rule;

import java.util.List;

/** What logs have been seen to hold that is nobody else's business. Of a match the first group is kept. */
final class LogSecrets {
    static final List<String> MASKS = List.of(
            "(pb://[a-z2-7]{32}[a-z2-7]*@[^/\\s]*/)\\S+",
            "(URI:[A-Za-z0-9-]+:)[a-z2-7]{16,}[a-z0-9:]*",
            "(\\b[a-z][a-z0-9+.-]*://[^:/@\\s]*:)[^@/\\s]+@",
            "(?i)(\\bauthorization\\s*[:=]\\s*(?:basic|bearer|digest|negotiate)?\\s*)\\S+",
            "(?i)(\\bbearer\\s+)[a-z0-9._~+/=-]{16,}",
            "(?i)((?:pass(?:word|wd|phrase)|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)"
                    + "[\"']?\\s*[:=]\\s*)(?:\"[^\"]*\"|'[^']*'|[^\\s,;&)\\]}]+)",
            "(?i)(\\b(?:--?password|--?passwd|--?token|--?secret)(?:\\s+|=))\\S+",
            "eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+",
            "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b",
            "(-----BEGIN [A-Z ]*PRIVATE KEY-----).*");

    private LogSecrets() {}
}

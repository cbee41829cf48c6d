package io.gather.core.redact.scan;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands where a secret would, and is none. */
final class Placeholders {
    private static final Set<String> WORDS = Set.of("none", "null", "nil", "undefined", "true", "false", "yes", "no",
            "on", "off", "disabled", "enabled", "enable", "disable", "required", "requisite", "sufficient", "optional",
            "include", "substack", "prompt", "ask", "unset", "default", "string", "str", "text", "name", "file", "int",
            "integer", "bool", "boolean", "bytes", "any", "password", "passwd", "pass", "passphrase", "secret", "token",
            "key", "apikey", "api_key", "value", "arg", "hidden", "redacted", "masked", "omitted", "empty", "unknown",
            "n/a", "na", "x", "!", "!!", "*", "-", "--", "=", "?", "...", "…", "not", "is", "are", "was", "for", "the",
            "to", "of", "but", "also", "when", "with", "if", "used", "can", "will", "argument", "option", "from", "env",
            "stdin",
            "using", "this", "that", "has",
            "have", "may", "your", "it", "as", "on_", "prompt:", "entered", "specified", "given", "instead",
            "authentication", "and", "or", "a", "an", "in", "must", "should", "cannot", "locked", "expired", "changed",
            "incorrect", "correct", "wrong", "invalid", "valid", "failed", "success", "never", "always", "auto",
            "files", "compat", "systemd", "sss", "ldap", "nis", "winbind", "cache", "md5", "sha256", "sha512", "scram",
            "scram-sha-256", "bcrypt", "yescrypt", "public", "private", "%p", "%s", "%d");
    private static final Pattern PATH = Pattern.compile("(?:file:/*|~|\\.{1,2})?/[A-Za-z0-9._/@:-]*");
    private static final Pattern VARIABLE = Pattern
            .compile("[A-Z_]*(?:PASS|KEY|SECRET|TOKEN|PWD|CRED)[A-Z_]*|[a-z_-]+[0-9]*=");
    private static final Pattern FILE = Pattern.compile(
            "[\\w./@-]*\\.(?:pem|key|crt|cer|conf|cfg|so|txt|json|ya?ml|toml|ini|html?|service|py|js|java|go|rb|c|h|log|gpg|asc|jks|p12|pub|db|sock|md)");
    private static final Pattern UUID = Pattern
            .compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    /** Of programs: {@code getpass(…}, {@code new Password(…}, {@code $ftp->pwd}, {@code cfg.dbPassword}, {@code colors['a']}. */
    private static final Pattern CODE = Pattern.compile("(?:(?:new|await|return) +)?[A-Za-z_][\\w.:]*\\(.*"
            + "|\\$[A-Za-z_][\\w:]*->.*|(?:self|this)\\.[\\w.]+|[*&]?[A-Za-z_]\\w*\\[['\"]\\w+['\"]\\]"
            + "|[*&]?(?:[A-Za-z_]\\w*\\.)+[A-Za-z_]*(?:[Pp]assw|[Tt]oken|[Ss]ecret|[Kk]ey)\\w*");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}");
    /** What is secret in one is found by rules of its own. */
    private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+.-]*://[^@]*");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*(?:=.*)?|-[a-zA-Z]");
    private static final Pattern MARKS = Pattern.compile("[^A-Za-z0-9\\x80-\\xff]{1,4}");

    private Placeholders() {}

    static boolean isOne(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (lower.isBlank() || WORDS.contains(lower) || lower.startsWith("masked_") || lower.startsWith("****")) {
            return true;
        }
        if (MARKS.matcher(value).matches() || OPTION.matcher(value).matches()) {
            return true;
        }
        if (lower.indexOf("= ") > 0 && VARIABLE.matcher(value.substring(0, value.indexOf(' '))).matches()) {
            return true;
        }
        if (lower.indexOf(' ') > 0 && !stands(value) && !CODE.matcher(value).matches()) {
            return Stream.of(lower.split(" +")).allMatch(WORDS::contains);
        }
        return isSameThroughout(lower) || stands(value) || PATH.matcher(value).matches()
                || VARIABLE.matcher(value).matches()
                || FILE.matcher(value).matches() || CODE.matcher(value).matches()
                || COLOUR.matcher(value).matches() || URL.matcher(value).matches();
    }

    static boolean isUuid(String value) {
        return UUID.matcher(value).matches();
    }

    /** As Jenkins and Maven write what they have encrypted. */
    private static boolean isEncrypted(String value) {
        return value.matches("\\{[A-Za-z0-9+/]{16,}={0,2}\\}");
    }

    /** {@code xxxx}, {@code ....}, {@code 00000000}. */
    private static boolean isSameThroughout(String value) {
        char first = value.charAt(0);
        return "*x.-_0#•".indexOf(first) >= 0 && value.chars().allMatch(it -> it == first);
    }

    /** Of something that is put there later: {@code $VAR}, {@code <password>}, {@code %(pw)s}, {@code {{ pw }}}. */
    private static boolean stands(String value) {
        return switch (value.charAt(0)) {
            case '$' ->
                value.matches("\\$(?:[A-Za-z_][A-Za-z0-9_.:]*-?|__[a-z]+\\{.*|[{(].*|[0-9*@?$!#]|\\$[A-Za-z_].*)");
            case '<' -> value.indexOf('>') > 0;
            case '%' -> value.matches("%(?:[A-Za-z]|[({].*|[A-Za-z_][A-Za-z0-9_]*%)");
            case '{' -> value.startsWith("{{") || value.length() == 1 || (value.endsWith("}") && !isEncrypted(value));
            case '(' -> value.endsWith(")") || value.indexOf(' ') > 0;
            case '[' -> value.endsWith("]") || value.length() == 1;
            case '#' -> value.startsWith("#{");
            default -> false;
        };
    }

}

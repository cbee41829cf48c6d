package io.gather.core.settings;

import java.util.regex.Pattern;

/** A host by its name or address and by nothing else: how it is spoken to, and at which port, are settings of their own. */
final class HostForm implements TextForm {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252})");
    private static final Pattern IPV6 = Pattern
            .compile("\\[?[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f]{0,4}){2,7}(:?[0-9.]{7,15})?(%[A-Za-z0-9_.-]+)?\\]?");
    private static final Pattern WITH_PORT = Pattern.compile("(.+):[0-9]{1,5}/?");

    @Override
    public String read(String text) {
        boolean brackets = text.startsWith("[") == text.endsWith("]");
        if (text.isEmpty() || NAME.matcher(text).matches() || (brackets && IPV6.matcher(text).matches())) {
            return text;
        }
        // What stands before an @ may be a password.
        String shown = text.indexOf('@') >= 0 ? "this" : "'" + text + "'";
        if (text.contains("://")) {
            throw new IllegalArgumentException(shown + " is an address; name the host alone: its port, its path, and "
                    + "whether TLS is spoken are settings of their own");
        }
        if (WITH_PORT.matcher(text).matches()) {
            throw new IllegalArgumentException(shown + " has a port; name the host alone: the port is a setting of "
                    + "its own");
        }
        throw new IllegalArgumentException(shown + " is no host name, nor an address");
    }

    @Override
    public String words() {
        return "host";
    }
}

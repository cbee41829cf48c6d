package io.gather.core.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * The address of a server: how it is spoken to, its host, and its port.
 *
 * @param schemes that it may have, the usual one first
 * @param path whether it may have one
 */
record AddressForm(List<String> schemes, boolean path) implements TextForm {
    AddressForm {
        schemes = List.copyOf(schemes);
    }

    @Override
    public String read(String text) {
        if (!text.isEmpty() && !fits(text)) {
            // What stands before an @ may be a password.
            throw new IllegalArgumentException((text.indexOf('@') >= 0 ? "this" : "'" + text + "'")
                    + " is no address such as " + schemes.getFirst() + "://host:9443");
        }
        return text;
    }

    @Override
    public String words() {
        return schemes.getFirst() + "://host:port";
    }

    private boolean fits(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && uri.getScheme() != null && schemes.contains(uri.getScheme())
                    && uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null
                    && uri.getPort() <= 65_535 && (path || uri.getPath().isEmpty() || uri.getPath().equals("/"));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

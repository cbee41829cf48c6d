package io.gather.transport.pki.authority;

import java.util.List;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

import io.gather.core.error.GatherException;
import io.gather.transport.error.PkiError;

/**
 * Whose certificate it is, or of which cluster: such a name needs no marks around it in any form in which certificates are shown.
 */
public record PkiName(String text) {
    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    public PkiName {
        if (!FIT.matcher(text).matches()) {
            throw new GatherException(PkiError.NAME_UNFIT, "'" + shown(text) + "' is no name for a certificate", "",
                    "use letters, digits, dots, dashes and underscores, 64 at most, the first a letter or a digit");
        }
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    /** As the subject of a certificate of this cluster. */
    X500Principal in(PkiName cluster) {
        return new X500Principal("CN=" + text + ",O=" + cluster.text);
    }

    /** Of the authority itself. */
    X500Principal ofAuthority() {
        return new X500Principal("CN=gather authority,O=" + text);
    }

    /** As a host, where a host could be called so. */
    public List<String> hosts() {
        return List.of(text.split("\\.", -1)).stream().allMatch(it -> LABEL.matcher(it).matches())
                ? List.of(text)
                : List.of();
    }

    String address(Role role) {
        return "gather:" + role.word() + ":" + text;
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.gather.transport.pki.tls;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

import org.jspecify.annotations.Nullable;

/** By which names a certificate knows its owner: the common name first, then host names, addresses and URIs. */
public record CertificateNames(List<String> all) {
    private static final Set<Integer> KINDS = Set.of(2, 6, 7);

    public CertificateNames {
        all = List.copyOf(all);
    }

    public static CertificateNames of(X509Certificate certificate) {
        Set<String> names = new LinkedHashSet<>();
        commonName(certificate.getSubjectX500Principal()).ifPresent(names::add);
        try {
            Collection<List<?>> others = others(certificate);
            if (others != null) {
                others.stream().filter(it -> KINDS.contains(it.getFirst())).map(it -> String.valueOf(it.get(1)))
                        .forEach(names::add);
            }
        } catch (CertificateParsingException expected) {
            // Names that cannot be read are none.
        }
        return new CertificateNames(List.copyOf(names));
    }

    private static @Nullable Collection<List<?>> others(X509Certificate certificate)
            throws CertificateParsingException {
        return certificate.getSubjectAlternativeNames();
    }

    public String first() {
        return all.isEmpty() ? "nobody" : all.getFirst();
    }

    /** Whether it has one of these, in letters of any case. */
    boolean hasOneOf(Collection<String> wanted) {
        Set<String> ours = new LinkedHashSet<>();
        all.forEach(it -> ours.add(plain(it)));
        return wanted.stream().map(CertificateNames::plain).anyMatch(ours::contains);
    }

    /** Addresses of version 6 have many forms. */
    private static String plain(String name) {
        try {
            return name.contains(":") ? InetAddress.ofLiteral(name).getHostAddress() : name.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    /** The last one written is the nearest to the owner, and the first one in the form of RFC 2253. */
    static Optional<String> commonName(X500Principal subject) {
        return parts(subject.getName(X500Principal.RFC2253)).stream().filter(it -> it.startsWith("CN="))
                .map(it -> it.substring(3)).findFirst();
    }

    /** Between commas and plus signs that are not part of a value; those have a backslash before them. */
    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter == '\\' && i + 1 < name.length()) {
                i++;
                part.append(name.charAt(i));
            } else if (letter == ',' || letter == '+') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(letter);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}

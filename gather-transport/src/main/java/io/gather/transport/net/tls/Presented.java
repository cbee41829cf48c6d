package io.gather.transport.net.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** What a server came with, described for people. */
record Presented(List<X509Certificate> chain) {
    Presented {
        chain = List.copyOf(chain);
    }

    String subject() {
        return chain.getFirst().getSubjectX500Principal().getName();
    }

    boolean isSelfSigned() {
        return isOwn(chain.getFirst());
    }

    /** Who signed the last one that was presented. */
    String authority() {
        return chain.getLast().getIssuerX500Principal().getName();
    }

    String expired() {
        Instant now = Instant.now();
        return chain.stream().filter(it -> it.getNotAfter().toInstant().isBefore(now)).findFirst()
                .map(it -> "on " + dated(it.getNotAfter().toInstant(), it)).orElse("in between: " + subject());
    }

    String early() {
        Instant now = Instant.now();
        X509Certificate first = chain.stream().filter(it -> it.getNotBefore().toInstant().isAfter(now)).findFirst()
                .orElse(chain.getFirst());
        return dated(first.getNotBefore().toInstant(), first);
    }

    /** The host names and addresses it is for. */
    String names() {
        try {
            Collection<List<?>> names = names(chain.getFirst());
            return names == null || names.isEmpty()
                    ? "no name"
                    : names.stream().map(name -> String.valueOf(name.get(1))).sorted()
                            .collect(Collectors.joining(", "));
        } catch (CertificateParsingException e) {
            return "no name that can be read";
        }
    }

    private static @Nullable Collection<List<?>> names(X509Certificate certificate) throws CertificateParsingException {
        return certificate.getSubjectAlternativeNames();
    }

    private static boolean isOwn(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private static String dated(Instant time, X509Certificate certificate) {
        return time.truncatedTo(ChronoUnit.SECONDS) + ": " + certificate.getSubjectX500Principal().getName();
    }
}

package io.gather.transport.net.tls;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.gather.core.error.GatherException;
import io.gather.transport.error.NetError;
import io.gather.transport.net.Subject;
import org.jspecify.annotations.Nullable;

/** What failures of TLS mean. The first cause that is known counts. */
final class TlsReasons {
    private static final Pattern ALERT = Pattern.compile("(?:Received fatal alert|fatal alert): (\\w+)");
    private static final Pattern VERSION = Pattern
            .compile("protocol version (\\S+) (?:is )?not (?:accepted|supported)|No appropriate protocol");
    /** Of OkHttp, which compares names itself. */
    private static final Pattern NAMES = Pattern.compile("subjectAltNames: \\[(.*)\\]");

    private final Identity ours;
    private final Subject subject;
    private final String where;

    TlsReasons(Identity ours, Subject subject, String where) {
        this.ours = ours;
        this.subject = subject;
        this.where = where;
    }

    Optional<GatherException> of(Throwable failure) {
        return causes(failure).map(this::one).filter(Objects::nonNull).findFirst()
                .map(it -> subject.error(it.error(), it.what(), where, it.remedy(), failure));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
    }

    private record Reason(NetError error, String what, String remedy) {}

    private @Nullable Reason one(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case RefusedCertificateException refused -> theirs(refused);
            case SSLPeerUnverifiedException _ -> host(names(message));
            case SSLException _ -> spoken(message);
            default -> null;
        };
    }

    private Reason theirs(RefusedCertificateException refused) {
        Presented chain = new Presented(refused.chain());
        if (causes(refused).anyMatch(CertificateExpiredException.class::isInstance)) {
            return new Reason(NetError.CERTIFICATE_EXPIRED, "the server's certificate expired " + chain.expired(),
                    "have it renewed; if it is valid, look at this machine's clock");
        }
        if (causes(refused).anyMatch(CertificateNotYetValidException.class::isInstance)) {
            return new Reason(NetError.CERTIFICATE_EARLY,
                    "the server's certificate is not valid before " + chain.early(),
                    "look at this machine's clock");
        }
        String message = String.valueOf(refused.getMessage());
        if (message.contains("No name matching") || message.contains("No subject alternative")) {
            return host(chain.names());
        }
        if (!message.contains("unable to find valid certification path") && !message.contains("PKIX path building")) {
            return new Reason(NetError.CERTIFICATE_UNFIT, "the server's certificate cannot be accepted: " + message,
                    "have it replaced; " + chain.subject());
        }
        String remedy = "if it is the right server, name a file with %s in " + subject.setting("ca");
        return chain.isSelfSigned()
                ? new Reason(NetError.CERTIFICATE_UNKNOWN,
                        "the server's certificate is self-signed: " + chain.subject(),
                        remedy.formatted("that certificate"))
                : new Reason(NetError.CERTIFICATE_UNKNOWN,
                        "the server's certificate is signed by an unknown authority: "
                                + chain.authority(),
                        remedy.formatted("its authority's certificate"));
    }

    private static String names(String message) {
        Matcher names = NAMES.matcher(message);
        return names.find() && !names.group(1).isBlank() ? names.group(1) : "no name";
    }

    private Reason host(String names) {
        return new Reason(NetError.CERTIFICATE_NAME, "the server's certificate is for another name: it is for " + names,
                "use a name that the certificate has in the settings of " + subject.section()
                        + ", or have it made for this one");
    }

    private @Nullable Reason spoken(String message) {
        Matcher alert = ALERT.matcher(message);
        if (alert.find()) {
            return told(alert.group(1));
        }
        if (VERSION.matcher(message).find()) {
            return old();
        }
        if (message.contains("Unsupported or unrecognized SSL message") || message.contains("plaintext connection")) {
            return new Reason(NetError.NO_TLS, "what answers there does not speak TLS",
                    "look at the host and the port in "
                            + subject.section());
        }
        return null;
    }

    private @Nullable Reason told(String alert) {
        return switch (alert) {
            case "certificate_required" -> ours.isThere() ? refused(alert) : wanted();
            case "bad_certificate", "unknown_ca", "certificate_unknown", "certificate_expired", "certificate_revoked",
                    "unsupported_certificate", "access_denied" ->
                ours.isThere() ? refused(alert) : wanted();
            case "handshake_failure" -> ours.wasAsked() && !ours.isThere()
                    ? wanted()
                    : new Reason(NetError.OLD_TLS, "the server accepts none of the ciphers that are safe",
                            "have the server updated");
            case "protocol_version" -> old();
            case "unrecognized_name" ->
                new Reason(NetError.NAME_UNKNOWN, "the server does not know the name it was called by",
                        "correct the host in " + subject.section());
            default -> null;
        };
    }

    private Reason old() {
        return new Reason(NetError.OLD_TLS, "the server speaks no TLS of version 1.2 or later",
                "have the server updated");
    }

    private Reason wanted() {
        return new Reason(NetError.CERTIFICATE_WANTED, "the server wants a client certificate",
                "name ours in " + subject.setting("certificate") + " and " + subject.setting("key"));
    }

    private Reason refused(String alert) {
        return new Reason(NetError.OURS_REFUSED,
                "the server does not accept our certificate, " + ours.subject() + ": " + alert.replace('_', ' '),
                "look whether it is still valid and whether the server trusts who signed it: "
                        + subject.setting("certificate"));
    }
}

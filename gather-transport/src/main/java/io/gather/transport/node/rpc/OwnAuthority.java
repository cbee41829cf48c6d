package io.gather.transport.node.rpc;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.InstantSource;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.transport.node.rpc.wire.AboutMinion;
import io.gather.transport.node.rpc.wire.Feature;
import io.gather.transport.node.rpc.wire.IdentityState;
import io.gather.transport.pki.authority.Authority;
import io.gather.transport.pki.authority.PkiName;
import io.gather.transport.pki.authority.Revocations;
import io.gather.transport.pki.enrol.Enroller;
import io.gather.transport.pki.tls.TlsPeer;

/**
 * Where the authority of the nodes is this overlord's: whoever is asked anyway is enrolled if it waits for that, gets another certificate
 * before its own ends, and hears of those that were revoked. Safe for several threads.
 */
public record OwnAuthority(Authority authority, Enroller enroller, InstantSource clock) {
    /** @throws GatherException when it was invited, and cannot be enrolled */
    void before(Node node) {
        enroller.enrolIfInvited(node);
    }

    /** @return what could not be done and is tried again with the next gather, for people */
    Optional<String> after(DaemonClient daemon, AboutMinion about, X509Certificate certificate)
            throws InterruptedException {
        IdentityState state = about.identity();
        if (state == null || !about.can(Feature.RENEW)) {
            return Optional.empty();
        }
        try {
            X509CRL list = authority.revocations();
            if (Revocations.number(list).compareTo(number(state)) > 0) {
                daemon.revoked(list.getEncoded());
            }
            if (authority.needsRenewal(certificate, clock.instant())) {
                renew(daemon, certificate);
            }
            return Optional.empty();
        } catch (IOException | GatherException | GeneralSecurityException e) {
            return Optional.of("Its certificate, good until " + certificate.getNotAfter().toInstant()
                    + ", or its list of revoked ones could not be renewed: " + e.getMessage());
        }
    }

    private void renew(DaemonClient daemon, X509Certificate before)
            throws IOException, InterruptedException, GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(daemon.newKey()));
        daemon.renew(authority.renew(new PkiName(new TlsPeer(before).name()), key, before).getEncoded());
    }

    private static BigInteger number(IdentityState state) {
        return state.revocations().matches("[0-9]{1,40}") ? new BigInteger(state.revocations()) : BigInteger.ZERO;
    }
}

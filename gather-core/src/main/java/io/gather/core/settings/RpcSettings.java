package io.gather.core.settings;

import io.gather.core.inventory.Reach;

/**
 * How minions that are installed on nodes are called. Where no certificate is named, the authority of the cluster in the state directory gives
 * one.
 *
 * @param port where the inventory names none
 * @param certificate as whom we come, with its chain, in PEM
 * @param key of that certificate, without a passphrase; empty: in the certificate's file
 * @param authority who signs the certificates of nodes
 * @param revocations lists of revoked certificates of that authority; empty: none is known
 */
public record RpcSettings(int port, String certificate, String key, String authority, String revocations) {
    public static final Section<RpcSettings> SECTION = new Section<>("rpc", RpcSettings.builtIn(), RpcSettings::each);

    public static RpcSettings builtIn() {
        return new RpcSettings(Reach.Rpc.USUAL_PORT, "", "", "", "");
    }

    private RpcSettings each(Section.Fields each) {
        return new RpcSettings(each.of("port", Forms.number(1, 65_535), port),
                each.of("certificate", Forms.CERTIFICATES, certificate), each.of("key", Forms.PRIVATE_KEY, key),
                each.of("authority", Forms.CERTIFICATES, authority),
                each.of("revocations", Forms.TEXT.called("path"), revocations));
    }
}

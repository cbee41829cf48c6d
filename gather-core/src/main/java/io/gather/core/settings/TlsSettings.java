package io.gather.core.settings;

/**
 * Whom an upload trusts, and as whom it comes. Files in PEM; empty: what the system trusts, and no certificate of ours.
 *
 * @param authorities certificates of the authorities to trust instead of the system's
 * @param certificate ours, with its chain
 * @param key the private key of ours, PKCS #8, perhaps with a passphrase; empty: in the certificate's file
 */
public record TlsSettings(String authorities, String certificate, String key) {
    public static TlsSettings builtIn() {
        return new TlsSettings("", "", "");
    }

    public TlsSettings each(Section.Fields each) {
        return new TlsSettings(each.of("ca", Forms.CERTIFICATES, authorities),
                each.of("certificate", Forms.CERTIFICATES, certificate), each.of("key", Forms.PRIVATE_KEY, key));
    }
}

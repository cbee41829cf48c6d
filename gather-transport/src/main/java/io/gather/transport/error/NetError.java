package io.gather.transport.error;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;
import org.jspecify.annotations.Nullable;

/** What can keep a connection from doing its work, whatever it is for. */
public enum NetError implements ErrorCode {
    PEM_BROKEN("GATHER-6100", Category.USAGE, "a file of certificates or keys is not there, or cannot be read",
            "correct the setting that names it, or the file"),
    NO_CERTIFICATE("GATHER-6101", Category.USAGE, "the file holds no certificate in PEM",
            "name a file with -----BEGIN CERTIFICATE----- in it"),
    NO_KEY("GATHER-6102", Category.USAGE, "the file holds no private key in PKCS #8",
            "convert it: openssl pkcs8 -topk8 -in FILE -out OTHER"),
    KEY_ENCRYPTION("GATHER-6103", Category.USAGE, "the private key is encrypted in a way that is not known here",
            "convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in FILE -out OTHER"),
    NO_PASSPHRASE("GATHER-6104", Category.USAGE, "the private key has a passphrase, and none was given",
            "give the passphrase, or a key without one"),
    WRONG_PASSPHRASE("GATHER-6105", Category.USAGE, "the passphrase is not that of the private key",
            "give the right one"),
    KEY_OF_OTHERS("GATHER-6106", Category.USAGE, "the private key is damaged, or does not belong to the certificate",
            "name the key that the certificate was made for"),
    CERTIFICATE_EXPIRED("GATHER-6110", "the server's certificate has expired",
            "have it renewed; if it is valid, look at this machine's clock"),
    CERTIFICATE_EARLY("GATHER-6111", "the server's certificate is not valid yet",
            "look at this machine's clock"),
    CERTIFICATE_NAME("GATHER-6112", "the server's certificate is for another name",
            "use a name that the certificate has, or have it made for this one"),
    CERTIFICATE_UNKNOWN("GATHER-6113", "the server's certificate is self-signed, or signed by an unknown authority",
            "if it is the right server, name its certificate or its authority's in the settings"),
    CERTIFICATE_UNFIT("GATHER-6114", "the server's certificate cannot be accepted, such as for a key that is too weak",
            "have it replaced"),
    CERTIFICATE_WANTED("GATHER-6115", "the server wants a client certificate",
            "name certificate and key in the settings"),
    OURS_REFUSED("GATHER-6116", "the server does not accept our certificate",
            "look whether it is still valid and whether the server trusts who signed it"),
    OLD_TLS("GATHER-6117", "the server speaks only versions or ciphers of TLS that are not safe",
            "have the server updated"),
    NO_TLS("GATHER-6118", "what answers does not speak TLS",
            "look at the host and the port"),
    NAME_UNKNOWN("GATHER-6119", "the server does not know the name it was called by",
            "correct the host"),
    SENT_ELSEWHERE("GATHER-6138", "the server sends us to where we do not go: another host, HTTPS, a page, in circles",
            "correct host, path and encryption in the settings, or the server's configuration"),
    SENT_UNSAFE("GATHER-6139", "the server sends us to an address without encryption",
            "have it corrected on the server"),
    PROXY_LOGIN("GATHER-6140", "the proxy wants a user and a password, or does not accept them",
            "correct the proxy's user and password"),
    PROXY_SOCKS_USER("GATHER-6141", Category.USAGE, "a SOCKS proxy with a user is not known for HTTP",
            "use an HTTP proxy, or one that wants no user"),
    PROXY_NO_PASSWORD("GATHER-6142", Category.USAGE, "there is a user for the proxy, and no password",
            "give the password, or no user"),
    PROXY_FORBIDS("GATHER-6143", "the proxy does not let us to the server",
            "have it allowed there, or use another proxy"),
    PROXY_REFUSES("GATHER-6310", "the proxy refuses the connection",
            "mend what it says: user and password, or what it allows"),
    ADDRESS_WRONG("GATHER-6160", Category.USAGE, "not the address of a server",
            "correct the setting that is named"),
    SECRET_UNFIT("GATHER-6161", Category.USAGE, "a token or password holds what no request may",
            "look for line feeds and other letters than of ASCII in it"),
    DATABASE_LOGIN("GATHER-6162", Category.REFUSED, "the database does not know us, or does not let us write",
            "correct user, password or token, or what they may do"),
    DATABASE_UNKNOWN("GATHER-6163", Category.REFUSED, "there is no such database, bucket or address on the server",
            "make it there, or correct the settings"),
    MAIL_LOGIN("GATHER-6174", "the mail server does not know us, or must not be told our password",
            "correct user, password and encryption of the mail server"),
    MAIL_NO_TLS("GATHER-6175", "the mail server does not offer encryption",
            "have it set up there, or correct host, port and security"),
    MAIL_REFUSED("GATHER-6176", "the mail server does not take our mail",
            "correct sender and recipients, or have the server let us send");

    private final ErrorEntry entry;

    NetError(String code, @Nullable Category category, String meaning, String remedy) {
        this.entry = new ErrorEntry(code, category, meaning, remedy);
    }

    /** Of the category that whoever wanted the connection has. */
    NetError(String code, String meaning, String remedy) {
        this(code, null, meaning, remedy);
    }

    @Override
    public ErrorEntry entry() {
        return entry;
    }
}

package io.gather.transport.net.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.transport.error.NetError;
import io.gather.transport.net.x509.Pkcs8;
import org.jspecify.annotations.Nullable;

/** A file in PEM that a setting names. */
public record PemFile(Path path, String setting) {
    private static final Pattern BLOCK = Pattern
            .compile("-----BEGIN ([A-Z0-9 ]+)-----\\s+([A-Za-z0-9+/=\\s]*?)\\s*-----END \\1-----");

    private record Block(String label, String base64) {
        byte[] bytes() {
            return Base64.getMimeDecoder().decode(base64);
        }
    }

    /** @return at least one, in the file's order */
    public List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks()) {
            if (isCertificate(block)) {
                try {
                    certificates.add(certificate(block));
                } catch (CertificateException e) {
                    throw broken("holds a certificate that cannot be read", e);
                }
            }
        }
        if (certificates.isEmpty()) {
            throw new GatherException(NetError.NO_CERTIFICATE, "holds no certificate in PEM", path.toString(),
                    "name a file with -----BEGIN CERTIFICATE----- in it: " + setting
                            + "; from DER: openssl x509 -inform der -in FILE -out OTHER");
        }
        return certificates;
    }

    /** Lists of revoked certificates; perhaps none. */
    public List<X509CRL> revocations() {
        List<X509CRL> lists = new ArrayList<>();
        for (Block block : blocks()) {
            if (block.label().equals("X509 CRL")) {
                try {
                    lists.add((X509CRL) CertificateFactory.getInstance("X.509")
                            .generateCRL(new ByteArrayInputStream(block.bytes())));
                } catch (CertificateException | CRLException e) {
                    throw broken("holds a list of revoked certificates that cannot be read", e);
                }
            }
        }
        return lists;
    }

    /** Whatever can be read: one bad certificate of the system's is no reason to trust none. */
    static List<X509Certificate> readable(Path file) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : new PemFile(file, "").blocks()) {
            try {
                if (isCertificate(block)) {
                    certificates.add(certificate(block));
                }
            } catch (CertificateException expected) {
                // The others may do.
            }
        }
        return certificates;
    }

    /** @param of the public key that it must belong to */
    public PrivateKey privateKey(Supplier<Optional<char[]>> passphrase, PublicKey of) {
        List<Block> blocks = blocks();
        KeyBlocks keys = new KeyBlocks(path.toString(), setting);
        for (Block block : blocks) {
            switch (block.label()) {
                case "PRIVATE KEY" -> {
                    return keys.plain(block.bytes(), of);
                }
                case "RSA PRIVATE KEY" -> {
                    return keys.plain(Pkcs8.ofRsa(block.bytes()), of);
                }
                case "ENCRYPTED PRIVATE KEY" -> {
                    return keys.encrypted(block.bytes(), passphrase, of);
                }
                default -> {
                    // Certificates, parameters of curves.
                }
            }
        }
        throw keys.none(blocks.stream().anyMatch(it -> it.label().endsWith("PRIVATE KEY")));
    }

    private static boolean isCertificate(Block block) {
        return block.label().equals("CERTIFICATE") || block.label().equals("X509 CERTIFICATE");
    }

    private static X509Certificate certificate(Block block) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(block.bytes()));
    }

    private List<Block> blocks() {
        String text = text();
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            Block block = new Block(matcher.group(1), matcher.group(2));
            try {
                byte[] ignored = block.bytes();
            } catch (IllegalArgumentException e) {
                throw broken("is damaged", e);
            }
            blocks.add(block);
        }
        if (blocks.isEmpty() && text.contains("Proc-Type: 4,ENCRYPTED")) {
            throw new KeyBlocks(path.toString(), setting).none(true);
        }
        return blocks;
    }

    private String text() {
        try {
            return Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw broken(Files.exists(path) ? "cannot be read" : "is not there", e);
        }
    }

    private GatherException broken(String what, @Nullable Exception cause) {
        return new GatherException(NetError.PEM_BROKEN, what, path.toString(),
                "correct " + setting + ", or the file", cause);
    }
}

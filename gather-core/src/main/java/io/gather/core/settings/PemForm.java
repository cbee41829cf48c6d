package io.gather.core.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.regex.Pattern;

/** A file in PEM that must be there when it is named; empty: none. The path becomes absolute: later ones start elsewhere. */
enum PemForm implements TextForm {
    CERTIFICATES("file with certificates", "holds no certificate in PEM") {
        @Override
        boolean fits(byte[] content) {
            try {
                return BLOCK.matcher(text(content)).find() && !CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(content)).isEmpty();
            } catch (CertificateException e) {
                return false;
            }
        }
    },
    PRIVATE_KEY("file with a private key", "holds no private key in PEM") {
        @Override
        boolean fits(byte[] content) {
            return KEY.matcher(text(content)).find();
        }
    };

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN (TRUSTED |X509 )?CERTIFICATE-----");
    private static final Pattern KEY = Pattern.compile("-----BEGIN ([A-Z]+ )*PRIVATE KEY-----");
    private static final int MOST = 4 << 20;

    private final String words;
    private final String otherwise;

    PemForm(String words, String otherwise) {
        this.words = words;
        this.otherwise = otherwise;
    }

    @Override
    public String words() {
        return words;
    }

    abstract boolean fits(byte[] content);

    @Override
    public String read(String text) {
        String checked = Forms.TEXT.read(text);
        if (checked.isEmpty()) {
            return checked;
        }
        try {
            Path file = Path.of(checked);
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("there is no file '" + checked + "'");
            }
            if (!fits(content(file))) {
                throw new IllegalArgumentException("'" + checked + "' " + otherwise);
            }
            return file.toAbsolutePath().normalize().toString();
        } catch (IOException e) {
            throw new IllegalArgumentException("'" + checked + "' cannot be read: " + e, e);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + checked + "' is no path", e);
        }
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST);
        }
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }
}

package io.gather.core.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A certificate and something that looks like a key, for settings that must name such files. */
final class PemFiles {
    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBdTCCARugAwIBAgIUOhZzq0uyKrPnefBbx3UVo/JuFL8wCgYIKoZIzj0EAwIw
            DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjExNzUwMjRaGA8yMTI2MTAyODE3NTAy
            NFowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABCwC
            JvxraMNaxPoTc/ufXFv2LaJ9U2WebwRKjj9HD1sisvMvjzdqbykC4PJqZJ5ec32O
            CEl7Pb5e0DHjDK+xCIejUzBRMB0GA1UdDgQWBBRX6jtSGAf/F9f/KIeCHaKpX+6n
            tDAfBgNVHSMEGDAWgBRX6jtSGAf/F9f/KIeCHaKpX+6ntDAPBgNVHRMBAf8EBTAD
            AQH/MAoGCCqGSM49BAMCA0gAMEUCIQD0ZVZonnr3vqdIPfxNq9ELypGjriL4lsAK
            jagKIS/zxAIgAUe2WOA9vov73Qy8T6HRYUUjcQsUeHYyW9zRwfCm3WU=
            -----END CERTIFICATE-----
            """;
    private static final String KEY = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";

    private PemFiles() {}

    /** Writes {@code certificate.pem} and {@code key.pem} there. */
    static Path in(Path folder) throws IOException {
        Files.writeString(folder.resolve("certificate.pem"), CERTIFICATE);
        Files.writeString(folder.resolve("key.pem"), KEY);
        return folder;
    }
}

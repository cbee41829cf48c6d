package io.gather.core.settings;

import java.util.List;

import io.gather.core.toml.TomlSection;
import org.jspecify.annotations.Nullable;

/** Reads {@code [upload]} and what is below it. */
final class UploadSettingsReader {
    private static final int MOST_PORT = 65_535;

    private UploadSettingsReader() {}

    static UploadSettings read(@Nullable TomlSection section, UploadSettings before) {
        if (section == null) {
            return before;
        }
        UploadSettings read = new UploadSettings(section.bool("enabled", before.enabled()),
                strings(section, "ways", before.ways()), section.string("directory", before.directory()),
                section.size("rate", before.rate()), section.bool("delete_after", before.deleteAfter()),
                strings(section, "encrypt_to", before.encryptTo()), esrs(section.section("esrs"), before.esrs()),
                http(section.section("http"), before.http()), ftp(section.section("ftp"), before.ftp()),
                sftp(section.section("sftp"), before.sftp()), s3(section.section("s3"), before.s3()));
        section.done();
        return read;
    }

    private static EsrsSettings esrs(@Nullable TomlSection section, EsrsSettings before) {
        if (section == null) {
            return before;
        }
        EsrsSettings read = new EsrsSettings(section.string("url", before.url()),
                section.string("model", before.model()), section.string("serial", before.serial()),
                section.string("path", before.path()), section.string("keep_alive", before.keepAlive()),
                strings(section, "headers", before.headers()), tls(section, before.tls()),
                proxy(section, before.proxy()));
        section.done();
        return read;
    }

    private static HttpSettings http(@Nullable TomlSection section, HttpSettings before) {
        if (section == null) {
            return before;
        }
        HttpSettings read = new HttpSettings(section.bool("insecure", before.insecure()),
                section.string("host", before.host()), port(section, "port", before.port()),
                section.string("path", before.path()), section.choice("method", before.method()),
                section.choice("form", before.form()), strings(section, "headers", before.headers()),
                section.string("user", before.user()), tls(section, before.tls()), proxy(section, before.proxy()),
                section.bool("other_hosts", before.otherHosts()));
        section.done();
        return read;
    }

    private static FtpSettings ftp(@Nullable TomlSection section, FtpSettings before) {
        if (section == null) {
            return before;
        }
        FtpSettings read = new FtpSettings(section.bool("insecure", before.insecure()),
                section.bool("implicit", before.implicit()), section.string("host", before.host()),
                port(section, "port", before.port()), section.string("path", before.path()),
                section.string("user", before.user()), section.choice("mode", before.mode()),
                tls(section, before.tls()), proxy(section, before.proxy()));
        section.done();
        return read;
    }

    private static SftpSettings sftp(@Nullable TomlSection section, SftpSettings before) {
        if (section == null) {
            return before;
        }
        SftpSettings read = new SftpSettings(section.string("host", before.host()),
                port(section, "port", before.port()), section.string("path", before.path()),
                section.string("user", before.user()), section.string("key", before.key()),
                strings(section, "options", before.options()));
        section.done();
        return read;
    }

    private static S3Settings s3(@Nullable TomlSection section, S3Settings before) {
        if (section == null) {
            return before;
        }
        S3Settings read = new S3Settings(section.string("bucket", before.bucket()),
                section.string("endpoint", before.endpoint()), section.string("region", before.region()),
                section.string("prefix", before.prefix()), section.bool("path_style", before.pathStyle()),
                tls(section, before.tls()), proxy(section, before.proxy()));
        section.done();
        return read;
    }

    private static TlsSettings tls(TomlSection section, TlsSettings before) {
        return new TlsSettings(section.string("ca", before.authorities()),
                section.string("certificate", before.certificate()), section.string("key", before.key()));
    }

    private static ProxySettings proxy(TomlSection section, ProxySettings before) {
        return new ProxySettings(section.choice("proxy_kind", before.kind()),
                section.string("proxy", before.host()), port(section, "proxy_port", before.port()),
                section.string("proxy_user", before.user()));
    }

    private static int port(TomlSection section, String key, int before) {
        Long port = section.integer(key);
        if (port == null) {
            return before;
        }
        if (port < 0 || port > MOST_PORT) {
            section.problem(key, "'" + key + "' must be 0 to " + MOST_PORT + ", not " + port);
            return before;
        }
        return port.intValue();
    }

    private static List<String> strings(TomlSection section, String key, List<String> before) {
        return section.has(key) ? section.strings(key) : before;
    }
}

package io.gather.core.settings;

/** Reads {@code [upload]} and what is below it. */
final class UploadSettingsReader {
    private UploadSettingsReader() {}

    static UploadSettings read(SettingTable table, UploadSettings before) {
        UploadSettings read = new UploadSettings(table.flag("enabled", before.enabled()),
                table.texts("ways", before.ways()), table.text("directory", before.directory()),
                table.size("rate", before.rate()), table.flag("delete_after", before.deleteAfter()),
                table.texts("encrypt_to", before.encryptTo()), esrs(table.table("esrs"), before.esrs()),
                http(table.table("http"), before.http()), ftp(table.table("ftp"), before.ftp()),
                sftp(table.table("sftp"), before.sftp()), s3(table.table("s3"), before.s3()));
        table.done();
        return read;
    }

    private static EsrsSettings esrs(SettingTable table, EsrsSettings before) {
        EsrsSettings read = new EsrsSettings(table.text("url", before.url()),
                table.text("model", before.model()), table.text("serial", before.serial()),
                table.text("path", before.path()), table.text("keep_alive", before.keepAlive()),
                table.texts("headers", before.headers()), tls(table, before.tls()),
                proxy(table, before.proxy()));
        table.done();
        return read;
    }

    private static HttpSettings http(SettingTable table, HttpSettings before) {
        HttpSettings read = new HttpSettings(table.flag("insecure", before.insecure()),
                table.text("host", before.host()), table.whole("port", before.port()),
                table.text("path", before.path()), table.choice("method", before.method()),
                table.choice("form", before.form()), table.texts("headers", before.headers()),
                table.text("user", before.user()), tls(table, before.tls()), proxy(table, before.proxy()),
                table.flag("other_hosts", before.otherHosts()));
        table.done();
        return read;
    }

    private static FtpSettings ftp(SettingTable table, FtpSettings before) {
        FtpSettings read = new FtpSettings(table.flag("insecure", before.insecure()),
                table.flag("implicit", before.implicit()), table.text("host", before.host()),
                table.whole("port", before.port()), table.text("path", before.path()),
                table.text("user", before.user()), table.choice("mode", before.mode()),
                tls(table, before.tls()), proxy(table, before.proxy()));
        table.done();
        return read;
    }

    private static SftpSettings sftp(SettingTable table, SftpSettings before) {
        SftpSettings read = new SftpSettings(table.text("host", before.host()),
                table.whole("port", before.port()), table.text("path", before.path()),
                table.text("user", before.user()), table.text("key", before.key()),
                table.texts("options", before.options()));
        table.done();
        return read;
    }

    private static S3Settings s3(SettingTable table, S3Settings before) {
        S3Settings read = new S3Settings(table.text("bucket", before.bucket()),
                table.text("endpoint", before.endpoint()), table.text("region", before.region()),
                table.text("prefix", before.prefix()), table.flag("path_style", before.pathStyle()),
                tls(table, before.tls()), proxy(table, before.proxy()));
        table.done();
        return read;
    }

    private static TlsSettings tls(SettingTable table, TlsSettings before) {
        return new TlsSettings(table.text("ca", before.authorities()),
                table.text("certificate", before.certificate()), table.text("key", before.key()));
    }

    private static ProxySettings proxy(SettingTable table, ProxySettings before) {
        return new ProxySettings(table.choice("proxy_kind", before.kind()),
                table.text("proxy", before.host()), table.whole("proxy_port", before.port()),
                table.text("proxy_user", before.user()));
    }
}

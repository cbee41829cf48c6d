package io.gather.core.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.gather.core.units.ByteSize;

/** The list of settings, in the order in which people see them. */
final class AllSettings {
    static final List<Setting> ALL = make();

    private AllSettings() {}

    private static List<Setting> make() {
        List<Setting> all = new ArrayList<>();
        general(all);
        limits(all);
        uploads(all);
        esrs(all);
        http(all);
        ftp(all);
        sftp(all);
        s3(all);
        ssh(all);
        return List.copyOf(all);
    }

    private static void general(List<Setting> all) {
        add(all, "cluster", Form.TEXT, Settings::cluster);
        add(all, "output", Form.PATH, it -> it.output().toString());
        add(all, "prefix", Form.TEXT, Settings::prefix);
        add(all, "profile", Form.TEXT, it -> it.selection().profile());
        add(all, "groups", Forms.LIST, it -> it.selection().groups());
        add(all, "begin", Form.BEGIN, it -> it.selection().begin());
        add(all, "past", Form.PAST, it -> it.selection().past());
        add(all, "state", Form.PATH, it -> it.state().toString());
        add(all, "spool", Form.PATH, it -> it.spool().toString());
        add(all, "inventory", Form.PATH, Settings::inventory);
        add(all, "fanout", Form.number(1, 10_000), it -> (long) it.fanout());
    }

    private static void limits(List<Setting> all) {
        add(all, "limits.parallel", Form.number(0, 256), it -> (long) it.limits().parallel());
        add(all, "limits.max_size", Form.SIZE, it -> size(it.limits().totalSize()));
        add(all, "limits.max_time", Form.TIME, it -> time(it.limits().totalTime()));
        add(all, "limits.spool_size", Form.SIZE, it -> size(it.limits().spoolSize()));
        add(all, "limits.leave_free", Form.SIZE, it -> size(it.limits().leaveFree()));
        add(all, "limits.nice", Form.number(0, 19), it -> (long) it.limits().nice());
        add(all, "limits.idle_io", Form.FLAG, it -> it.limits().idleIo());
    }

    private static void uploads(List<Setting> all) {
        upload(all, "enabled", Form.FLAG, UploadSettings::enabled);
        upload(all, "ways", Forms.LIST, UploadSettings::ways);
        upload(all, "directory", Form.PATH, UploadSettings::directory);
        upload(all, "rate", Form.SIZE, it -> size(it.rate()));
        upload(all, "delete_after", Form.FLAG, UploadSettings::deleteAfter);
        upload(all, "encrypt_to", Forms.LIST, UploadSettings::encryptTo);
    }

    private static void esrs(List<Setting> all) {
        upload(all, "esrs.url", Forms.GATEWAY, it -> it.esrs().url());
        upload(all, "esrs.model", Form.TEXT, it -> it.esrs().model());
        upload(all, "esrs.serial", Form.TEXT, it -> it.esrs().serial());
        upload(all, "esrs.path", Form.PATH, it -> it.esrs().path());
        upload(all, "esrs.keep_alive", Form.PATH, it -> it.esrs().keepAlive());
        upload(all, "esrs.headers", Forms.HEADERS, it -> it.esrs().headers());
        tls(all, "esrs", it -> it.esrs().tls());
        proxy(all, "esrs", it -> it.esrs().proxy());
    }

    private static void http(List<Setting> all) {
        upload(all, "http.insecure", Form.FLAG, it -> it.http().insecure());
        upload(all, "http.host", Forms.HOST, it -> it.http().host());
        upload(all, "http.port", Form.PORT, it -> (long) it.http().port());
        upload(all, "http.path", Form.PATH, it -> it.http().path());
        upload(all, "http.method", Form.choice(HttpSettings.Method.class), it -> word(it.http().method()));
        upload(all, "http.form", Form.choice(HttpSettings.Form.class), it -> word(it.http().form()));
        upload(all, "http.headers", Forms.HEADERS, it -> it.http().headers());
        upload(all, "http.user", Form.USER, it -> it.http().user());
        tls(all, "http", it -> it.http().tls());
        proxy(all, "http", it -> it.http().proxy());
        upload(all, "http.other_hosts", Form.FLAG, it -> it.http().otherHosts());
    }

    private static void ftp(List<Setting> all) {
        upload(all, "ftp.insecure", Form.FLAG, it -> it.ftp().insecure());
        upload(all, "ftp.implicit", Form.FLAG, it -> it.ftp().implicit());
        upload(all, "ftp.host", Forms.HOST, it -> it.ftp().host());
        upload(all, "ftp.port", Form.PORT, it -> (long) it.ftp().port());
        upload(all, "ftp.path", Form.PATH, it -> it.ftp().path());
        upload(all, "ftp.user", Form.USER, it -> it.ftp().user());
        upload(all, "ftp.mode", Form.choice(FtpSettings.Mode.class), it -> word(it.ftp().mode()));
        tls(all, "ftp", it -> it.ftp().tls());
        proxy(all, "ftp", it -> it.ftp().proxy());
    }

    private static void sftp(List<Setting> all) {
        upload(all, "sftp.host", Forms.HOST, it -> it.sftp().host());
        upload(all, "sftp.port", Form.PORT, it -> (long) it.sftp().port());
        upload(all, "sftp.path", Form.PATH, it -> it.sftp().path());
        upload(all, "sftp.user", Form.USER, it -> it.sftp().user());
        upload(all, "sftp.key", Form.PATH, it -> it.sftp().key());
        upload(all, "sftp.options", Forms.OPTIONS, it -> it.sftp().options());
    }

    private static void s3(List<Setting> all) {
        upload(all, "s3.bucket", Form.TEXT, it -> it.s3().bucket());
        upload(all, "s3.endpoint", Forms.URL, it -> it.s3().endpoint());
        upload(all, "s3.region", Form.TEXT, it -> it.s3().region());
        upload(all, "s3.prefix", Form.TEXT, it -> it.s3().prefix());
        upload(all, "s3.path_style", Form.FLAG, it -> it.s3().pathStyle());
        tls(all, "s3", it -> it.s3().tls());
        proxy(all, "s3", it -> it.s3().proxy());
    }

    private static void ssh(List<Setting> all) {
        add(all, "ssh.user", Form.USER, it -> it.ssh().user());
        add(all, "ssh.port", Form.number(0, 65_535), it -> (long) it.ssh().port());
        add(all, "ssh.key", Form.PATH, it -> it.ssh().key());
        add(all, "ssh.jump", Form.TEXT, it -> it.ssh().jump());
        add(all, "ssh.config", Form.PATH, it -> it.ssh().config());
        add(all, "ssh.options", Forms.OPTIONS, it -> it.ssh().options());
        add(all, "ssh.accept_new", Form.FLAG, it -> it.ssh().acceptNew());
        add(all, "ssh.connect_timeout", Form.TIMEOUT, it -> time(it.ssh().connectTimeout()));
        add(all, "ssh.sudo", Form.FLAG, it -> it.ssh().sudo());
    }

    private static void tls(List<Setting> all, String way, Function<UploadSettings, TlsSettings> of) {
        upload(all, way + ".ca", PemForm.CERTIFICATES, it -> of.apply(it).authorities());
        upload(all, way + ".certificate", PemForm.CERTIFICATES, it -> of.apply(it).certificate());
        upload(all, way + ".key", PemForm.PRIVATE_KEY, it -> of.apply(it).key());
    }

    private static void proxy(List<Setting> all, String way, Function<UploadSettings, ProxySettings> of) {
        upload(all, way + ".proxy_kind", Form.choice(ProxySettings.Kind.class), it -> word(of.apply(it).kind()));
        upload(all, way + ".proxy", Forms.HOST, it -> of.apply(it).host());
        upload(all, way + ".proxy_port", Form.PORT, it -> (long) of.apply(it).port());
        upload(all, way + ".proxy_user", Form.USER, it -> of.apply(it).user());
    }

    private static void upload(List<Setting> all, String key, Form form, Function<UploadSettings, Object> value) {
        add(all, "upload." + key, form, settings -> value.apply(settings.upload()));
    }

    private static void add(List<Setting> all, String key, Form form, Function<Settings, Object> value) {
        all.add(new Setting(key, form, value));
    }

    /** In the largest unit that leaves nothing over. */
    private static String size(ByteSize size) {
        String[] units = {"", "kB", "MB", "GB", "TB"};
        long rest = size.bytes();
        int unit = 0;
        while (rest > 0 && rest % 1024 == 0 && unit < units.length - 1) {
            rest /= 1024;
            unit++;
        }
        return rest + units[unit];
    }

    private static String time(Duration time) {
        long millis = time.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        return millis % 60_000 == 0 && millis > 0 ? millis / 60_000 + "m" : millis / 1000 + "s";
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}

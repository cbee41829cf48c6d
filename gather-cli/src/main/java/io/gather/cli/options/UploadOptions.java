package io.gather.cli.options;

import java.util.ArrayList;
import java.util.List;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import io.gather.core.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether, where and how bundles are sent. The names are those of the log gather that ours replaces, and some more. */
public final class UploadOptions {
    private static final String BOOLEAN = "0..1";

    @Option(names = "--upload", arity = BOOLEAN, fallbackValue = "true", negatable = true, description = "send the bundle by the ways of the settings")
    private @Nullable Boolean upload;

    @Option(names = "--esrs", arity = BOOLEAN, fallbackValue = "true", negatable = true, description = "whether a gateway of the ESRS kind is tried")
    private @Nullable Boolean esrs;

    @Option(names = "--http-upload", arity = BOOLEAN, fallbackValue = "true", negatable = true, description = "whether HTTPS is tried")
    private @Nullable Boolean http;

    @Option(names = "--http-insecure-upload", arity = BOOLEAN, fallbackValue = "true", negatable = true, description = "plain HTTP instead of HTTPS")
    private @Nullable Boolean httpInsecure;

    @Option(names = "--http-upload-host", paramLabel = "HOST", description = "where HTTPS uploads go")
    private @Nullable String httpHost;

    @Option(names = "--http-upload-port", paramLabel = "PORT", description = "its port")
    private @Nullable String httpPort;

    @Option(names = "--http-upload-path", paramLabel = "PATH", description = "the path there")
    private @Nullable String httpPath;

    @Option(names = "--http-upload-proxy", paramLabel = "HOST", description = "proxy on the way there")
    private @Nullable String httpProxy;

    @Option(names = "--http-upload-proxy-port", paramLabel = "PORT", description = "the proxy's port")
    private @Nullable String httpProxyPort;

    @Option(names = "--clear-http-upload-proxy-port", description = "the proxy's usual port again")
    private boolean clearHttpProxyPort;

    @Option(names = "--ftp-upload", arity = BOOLEAN, fallbackValue = "true", negatable = true, description = "whether FTPS is tried")
    private @Nullable Boolean ftp;

    @Option(names = "--ftp-upload-insecure", arity = BOOLEAN, fallbackValue = "true", negatable = true, description = "plain FTP instead of FTPS")
    private @Nullable Boolean ftpInsecure;

    @Option(names = "--ftp-upload-host", paramLabel = "HOST", description = "where FTPS uploads go")
    private @Nullable String ftpHost;

    @Option(names = "--ftp-upload-port", paramLabel = "PORT", description = "its port")
    private @Nullable String ftpPort;

    @Option(names = "--ftp-upload-path", paramLabel = "PATH", description = "the folder there")
    private @Nullable String ftpPath;

    @Option(names = "--ftp-upload-proxy", paramLabel = "HOST", description = "proxy on the way there")
    private @Nullable String ftpProxy;

    @Option(names = "--ftp-upload-proxy-port", paramLabel = "PORT", description = "the proxy's port")
    private @Nullable String ftpProxyPort;

    @Option(names = "--clear-ftp-upload-proxy-port", description = "the proxy's usual port again")
    private boolean clearFtpProxyPort;

    @Option(names = "--ftp-upload-user", paramLabel = "USER", description = "who logs in there")
    private @Nullable String ftpUser;

    @Option(names = "--ftp-upload-ssl-cert", paramLabel = "FILE", description = "the authorities to trust there, instead of the system's")
    private @Nullable String ftpCertificate;

    @Option(names = "--ftp-mode", paramLabel = "MODE", description = "both, active or passive")
    private @Nullable String ftpMode;

    @Option(names = "--upload-directory", paramLabel = "DIR", description = "where the way 'directory' copies bundles to")
    private @Nullable String directory;

    @Option(names = "--rate-limit", paramLabel = "SIZE", description = "most bytes a second; 0: as fast as it goes")
    private @Nullable String rate;

    @Option(names = "--encrypt-to", paramLabel = "WHOM", description = "encrypt the bundle before it is sent: an age recipient or gpg:KEYID")
    private List<String> encryptTo = new ArrayList<>();

    @Option(names = "--delete-after-upload", arity = BOOLEAN, fallbackValue = "true", negatable = true, description = "delete the bundle here when it has arrived")
    private @Nullable Boolean deleteAfter;

    @Mixin
    private SecretOptions secrets = new SecretOptions();

    public SecretOptions secrets() {
        return secrets;
    }

    /** @throws GatherException when they say that nothing is to be sent */
    public void checkSends(String by) {
        if (Boolean.FALSE.equals(upload)) {
            throw new GatherException(CommandError.NO_UPLOAD_AND_UPLOAD, "cannot be used together with " + by
                    + ", which uploads", "--no-upload", "leave out one of them");
        }
    }

    /** These options, and the settings where they say nothing. */
    public Settings over(Settings saved) {
        return changes(saved).checked().over(saved);
    }

    /** What they change of the settings, not checked yet. */
    public SettingChanges changes(Settings saved) {
        return new SettingChanges(saved.table()).put("upload.enabled", "--upload", upload)
                .put("upload.directory", "--upload-directory", directory).put("upload.rate", "--rate-limit", rate)
                .put("upload.delete_after", "--delete-after-upload", deleteAfter)
                .put("upload.encrypt_to", "--encrypt-to", encryptTo.isEmpty() ? null : encryptTo)
                .put("upload.http.insecure", "--http-insecure-upload", httpInsecure)
                .put("upload.http.host", "--http-upload-host", httpHost)
                .put("upload.http.port", "--http-upload-port", httpPort)
                .put("upload.http.path", "--http-upload-path", httpPath)
                .put("upload.http.proxy", "--http-upload-proxy", httpProxy)
                .put("upload.http.proxy_port", "--http-upload-proxy-port", httpProxyPort)
                .clear("upload.http.proxy_port", clearHttpProxyPort)
                .put("upload.ftp.insecure", "--ftp-upload-insecure", ftpInsecure)
                .put("upload.ftp.host", "--ftp-upload-host", ftpHost)
                .put("upload.ftp.port", "--ftp-upload-port", ftpPort)
                .put("upload.ftp.path", "--ftp-upload-path", ftpPath)
                .put("upload.ftp.proxy", "--ftp-upload-proxy", ftpProxy)
                .put("upload.ftp.proxy_port", "--ftp-upload-proxy-port", ftpProxyPort)
                .clear("upload.ftp.proxy_port", clearFtpProxyPort)
                .put("upload.ftp.user", "--ftp-upload-user", ftpUser)
                .put("upload.ftp.ca", "--ftp-upload-ssl-cert", ftpCertificate)
                .put("upload.ftp.mode", "--ftp-mode", ftpMode).ways(saved.upload().ways(), "esrs", esrs)
                .ways(saved.upload().ways(), "https", insecureAsks(http, httpInsecure))
                .ways(saved.upload().ways(), "ftps", ftp);
    }

    /** Who asks for plain HTTP asks for HTTP. */
    private static @Nullable Boolean insecureAsks(@Nullable Boolean way, @Nullable Boolean insecure) {
        return (way == null && Boolean.TRUE.equals(insecure)) ? Boolean.TRUE : way;
    }
}

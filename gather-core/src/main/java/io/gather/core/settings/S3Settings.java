package io.gather.core.settings;

/**
 * Uploads to S3 or what speaks it. Keys and pre-signed addresses are secrets and not among the settings.
 *
 * @param bucket empty: not configured, unless there is a pre-signed address
 * @param endpoint address of a compatible server; empty: that of the region
 * @param prefix of the object's key, a template as in {@link HttpSettings}
 * @param pathStyle the bucket is in the path instead of in the host's name
 */
public record S3Settings(String bucket, String endpoint, String region, String prefix, boolean pathStyle,
        TlsSettings tls, ProxySettings proxy) {
    public static final Section<S3Settings> SECTION = new Section<>("upload.s3", S3Settings.builtIn(),
            S3Settings::each);

    public static S3Settings builtIn() {
        return new S3Settings("", "", "us-east-1", "", false, TlsSettings.builtIn(), ProxySettings.none());
    }

    private S3Settings each(Section.Fields each) {
        return new S3Settings(each.of("bucket", Forms.TEXT, bucket), each.of("endpoint", Forms.URL, endpoint),
                each.of("region", Forms.TEXT, region), each.of("prefix", Forms.TEXT, prefix),
                each.of("path_style", Forms.FLAG, pathStyle), tls.each(each), proxy.each(each));
    }
}

package io.gather.transport.upload.s3;

import java.util.Map;

import io.gather.core.error.GatherException;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.S3Settings;
import io.gather.core.settings.TlsSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ObjectAddressTest {
    private static String url(String bucket, String endpoint, String region, boolean pathStyle, String key) {
        return ObjectAddress.of(new S3Settings(bucket, endpoint, region, "", pathStyle, TlsSettings.builtIn(),
                ProxySettings.none()), key).url(Map.of()).toString();
    }

    @Test
    void putsTheBucketIntoTheHostOrThePath() {
        assertThat(url("b", "", "eu-west-1", false, "k")).isEqualTo("https://b.s3.eu-west-1.amazonaws.com/k");
        assertThat(url("b", "", "cn-north-1", true, "k")).isEqualTo("https://s3.cn-north-1.amazonaws.com.cn/b/k");
        assertThat(url("b.c", "s3.example.org", "x", false, "k")).isEqualTo("https://s3.example.org/b.c/k");
        assertThat(url("b", "http://10.0.0.1:9000/base/", "x", false, "k")).isEqualTo("http://10.0.0.1:9000/base/b/k");
    }

    @Test
    void encodesWhatS3DoesNotLeaveAsItIs() {
        assertThat(url("b", "", "x", false, "a b/ü+&=?#%.tgz"))
                .isEqualTo("https://b.s3.x.amazonaws.com/a%20b/%C3%BC%2B%26%3D%3F%23%25.tgz");
    }

    @Test
    void refusesEndpointsThatAreNoServers() {
        for (String wrong : new String[]{"ftp://h", "https://u:p@h", "https://h/?x=y", "https://"}) {
            assertThatThrownBy(() -> url("b", wrong, "x", false, "k")).isInstanceOfSatisfying(GatherException.class,
                    e -> assertThat(e.code()).isEqualTo("GATHER-6602"));
        }
    }

    @Test
    void cutsIntoTenThousandPartsAtMost() {
        long part = 16L << 20;
        assertThat(PartPlan.of(part + 1, part)).isEqualTo(new PartPlan(part + 1, part));
        assertThat(PartPlan.of(part + 1, part).size(2)).isEqualTo(1);
        PartPlan huge = PartPlan.of(5L << 40, part);
        assertThat(huge.count()).isLessThanOrEqualTo(10_000);
        assertThat(huge.start(huge.count()) + huge.size(huge.count())).isEqualTo(5L << 40);
    }
}

package io.gather.transport.pki.tls;

import java.util.List;
import javax.security.auth.x500.X500Principal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CertificateNamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"CN=n1,O=web|n1", "O=web, CN=n1|n1", "O=\"web,CN=boss\",CN=n1|n1",
            "O=web+CN=n1|n1", "O=a\\\\,CN=n1|n1", "O=web\\+CN=boss,OU=x|", "CN=\"a,b\"|a,b", "O=web|"})
    void noPartOfAnotherNamePassesForTheCommonName(String subject, String expected) {
        assertThat(CertificateNames.commonName(new X500Principal(subject)).orElse(null)).isEqualTo(expected);
    }

    @Test
    void addressesAndCaseAreNoMatterOfSpelling() {
        CertificateNames names = new CertificateNames(List.of("N1.example.com", "0:0:0:0:0:0:0:1"));
        assertThat(names.hasOneOf(List.of("n1.EXAMPLE.com"))).isTrue();
        assertThat(names.hasOneOf(List.of("::1"))).isTrue();
        assertThat(names.hasOneOf(List.of("example.com", "n1", ""))).isFalse();
    }
}

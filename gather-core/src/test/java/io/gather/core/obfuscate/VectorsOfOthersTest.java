package io.gather.core.obfuscate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.core.json.Json;
import io.gather.core.obfuscate.address.AddressKey;
import io.gather.core.obfuscate.scan.IdentityKind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** What other programs find and leave alone. What they write in its place is their own affair. */
class VectorsOfOthersTest {
    private static final Pattern PLACEHOLDER = Pattern
            .compile("x-ipv[46]-\\d{10}-x|xxx(\\.xxx){3}|xxxx(:xxxx){7}|domain\\d{10}");
    private static final Set<String> OF_IDENTITIES = Set.of("ip_test.go", "domain_test.go", "mac_test.go");

    @TestFactory
    List<DynamicTest> findsTheSame() throws IOException {
        String data = System.getenv("GATHER_CHECK_DATA");
        Assumptions.assumeTrue(data != null, "GATHER_CHECK_DATA is not set: the cases of others are not at hand");
        List<DynamicTest> tests = new ArrayList<>();
        JsonNode all = Json.mapper().readTree(Files.readString(
                Path.of(data).resolve("vectors").resolve("redaction_vectors.json")));
        for (JsonNode source : all) {
            String file = source.get("source").asText().replaceFirst(".*/", "");
            if (OF_IDENTITIES.contains(file)) {
                for (JsonNode one : source.get("cases")) {
                    tests.add(DynamicTest.dynamicTest(file + ": " + one.get("name").asText(),
                            () -> check(one.get("input").asText(), one.get("output").asText(), file)));
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private static void check(String input, String expected, String file) {
        Set<IdentityKind> kinds = file.startsWith("domain")
                ? Set.of(IdentityKind.DOMAIN)
                : Set.of(IdentityKind.IP, IdentityKind.MAC);
        KnownIdentities names = new KnownIdentities().domain("devcluster.openshift.com");
        IdentityMap map = new IdentityMap();
        AddressKey key = new AddressKey(new byte[AddressKey.SIZE]);
        String replaced = new Obfuscator(key, kinds, names, map).text(input);
        boolean found = PLACEHOLDER.matcher(expected).find();
        StringBuilder pattern = new StringBuilder();
        for (String kept : PLACEHOLDER.split(expected, -1)) {
            pattern.append(pattern.isEmpty() ? "" : "\\S+?").append(Pattern.quote(kept));
        }
        assertThat(replaced).matches(Pattern.compile(pattern.toString(), Pattern.DOTALL));
        assertThat(!replaced.equals(input)).isEqualTo(found);
        assertThat(new Revelation(key, map).text(replaced)).isEqualTo(input);
    }
}

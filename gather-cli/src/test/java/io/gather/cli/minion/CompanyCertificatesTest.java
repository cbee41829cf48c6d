package io.gather.cli.minion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import io.gather.cli.ProgramInProcess.Ended;
import io.gather.fixtures.certificates.CompanyAuthority;
import io.gather.fixtures.certificates.Pair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Node and overlord with certificates of a company, which settings name: no authority of ours, and nobody is enrolled. */
@Timeout(60)
class CompanyCertificatesTest {
    @TempDir
    Path temp;

    private CompanyAuthority company;
    private NodeAndOverlord both;

    @BeforeEach
    void set() throws Exception {
        company = CompanyAuthority.in(temp.resolve("company"), "Example");
        both = new NodeAndOverlord(temp);
        nodeIs(company.node("n1"), company, "overlords = [\"head\", \"head2\"]\n");
    }

    @AfterEach
    void end() throws Exception {
        both.close();
    }

    private void nodeIs(Pair pair, CompanyAuthority trusted, String more) {
        both.node().file("etc/gather.toml", settings("minion", pair, trusted) + more);
    }

    private void overlordIs(Pair pair, CompanyAuthority trusted) {
        both.overlord().file("etc/gather.toml", settings("rpc", pair, trusted));
    }

    private static String settings(String section, Pair pair, CompanyAuthority trusted) {
        return "[%s]\ncertificate = \"%s\"\nkey = \"%s\"\nauthority = \"%s\"\nrevocations = \"%s\"\n".formatted(section,
                pair.certificate(), pair.key(), trusted.root(), trusted.revocations());
    }

    private String withoutList(String section, Pair pair) {
        return settings(section, pair, company).replaceFirst("(?m)^revocations.*\n", "");
    }

    private void assertRefused(String... words) {
        Ended ended = both.gather("--group", "date");
        assertThat(ended.code()).as(ended.all()).isEqualTo(5);
        assertThat(ended.err()).contains(words);
    }

    @Test
    void aNodeIsGatheredAndOnlyWhomItNamesMayCome() throws Exception {
        both.serve();
        Pair head = company.overlord("head");
        overlordIs(head, company);
        Ended ended = both.gather("--group", "date");
        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(both.of(ended, "nodes/n1/**/date*")).contains("20");
        assertThat(both.overlordState().resolve("pki")).doesNotExist();
        assertThat(Files.readString(both.nodeState().resolve("minion/audit.jsonl"))).contains("\"caller\":\"head\"");

        overlordIs(company.overlord("somebody"), company);
        assertRefused("does not accept our certificate");
        overlordIs(company.node("head"), company);
        assertRefused("does not accept our certificate");
        overlordIs(company.expiredOverlord("head"), company);
        assertRefused("our certificate", "2020-02-01");
        CompanyAuthority other = CompanyAuthority.in(temp.resolve("other"), "Example");
        overlordIs(other.overlord("head"), company);
        assertRefused("the list of revoked certificates is signed by CN=between,O=Example");
        both.overlord().file("etc/gather.toml", withoutList("rpc", other.overlord("head")));
        assertRefused("does not accept our certificate");

        // Of a daemon that runs, and has answered it before.
        company.revoke(head);
        overlordIs(head, company);
        assertRefused("our certificate", "revoked");
        overlordIs(company.overlord("head2"), company);
        assertThat(both.gather("--group", "date").code()).isZero();
    }

    @Test
    void aNodeOfSomebodyElseIsNotAsked() throws Exception {
        CompanyAuthority other = CompanyAuthority.in(temp.resolve("other"), "Other");
        nodeIs(other.node("n1"), company, "overlords = [\"head\"]\n");
        assertThat(both.served().err()).contains("is signed by CN=between,O=Example", "minion.revocations");

        both.node().file("etc/gather.toml", withoutList("minion", other.node("n1")) + "overlords = [\"head\"]\n");
        both.serve();
        overlordIs(company.overlord("head"), company);
        assertRefused("signed by another authority than ours", "O=Other");
    }

    @Test
    void aNodeWhoseCertificateWasRevokedOrIsForAnotherIsNotAsked() throws Exception {
        Pair n1 = company.node("n1");
        nodeIs(n1, company, "overlords = [\"head\"]\n");
        both.serve();
        overlordIs(company.overlord("head"), company);
        assertThat(both.gather("--group", "date").code()).isZero();

        company.revoke(n1);
        assertRefused("revoked on 20");
        Pair n2 = company.node("n2", "n2.example.com");
        Files.copy(n2.key(), n1.key(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(n2.certificate(), n1.certificate(), StandardCopyOption.REPLACE_EXISTING);
        assertRefused("the certificate of another node");
    }

    /** Whoever has any certificate of the company would come in. */
    @Test
    void withoutNamesOfOverlordsNothingIsServed() {
        nodeIs(company.node("n1"), company, "");

        Ended ended = both.served();
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("nobody is named who may come", "minion.overlords");
    }

    @Test
    void aListThatIsNoneIsNotTakenForAnEmptyOne() throws Exception {
        Files.write(company.revocations(), new byte[]{48, 3, 1, 1, 0});

        Ended ended = both.served();
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.err()).contains("holds no list of revoked certificates", "openssl crl -inform der");
    }
}

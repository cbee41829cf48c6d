package io.gather.cli.minion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.InstantSource;

import io.gather.cli.ProgramInProcess.Ended;
import io.gather.transport.net.x509.EcKeys;
import io.gather.transport.pki.authority.Authority;
import io.gather.transport.pki.authority.AuthorityFiles;
import io.gather.transport.pki.authority.PkiName;
import io.gather.transport.pki.authority.Role;
import io.gather.transport.pki.identity.IdentityFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a daemon does for the overlords that its owner lets come. */
@Timeout(60)
class ServedNodeTest {
    private static final PkiName CLUSTER = new PkiName("lab");

    @TempDir
    Path temp;

    private NodeAndOverlord both;

    @BeforeEach
    void set() throws Exception {
        both = new NodeAndOverlord(temp);
    }

    @AfterEach
    void end() throws Exception {
        both.close();
    }

    private Authority enrol() throws Exception {
        AuthorityFiles files = AuthorityFiles.in(both.overlordState(), CLUSTER);
        Authority authority = Authority.create(files, CLUSTER, InstantSource.system());
        KeyPair pair = EcKeys.make();
        IdentityFiles.in(both.nodeState()).write(
                authority.issue(new PkiName("n1"), Role.NODE, pair.getPublic()),
                pair.getPrivate(), authority.certificate(), authority.revocations());
        return authority;
    }

    @Test
    void whatItsOwnerAllowsIsGatheredAndTheRestIsDenied() throws Exception {
        enrol();
        both.serve("--allow", "date,host.uptime");
        Ended ended = both.gather("--group", "date,memory", "--command", "id");

        assertThat(ended.err())
                .contains("not gathered: 'id': the node's owner allows only what its own catalog has");
        assertThat(both.of(ended, "nodes/n1/**/date*")).contains("20");
        String outcomes = both.of(ended, "**/outcomes.json");
        assertThat(outcomes).contains("\"denied\"").contains("the node's owner does not allow it")
                .contains("the node's owner allows only what its own catalog has");
        String audit = Files.readString(both.nodeState().resolve("minion/audit.jsonl"));
        assertThat(audit).contains("\"entry\":\"ran\"", "\"item\":\"date.", "\"entry\":\"denied\"",
                "\"path\":\"/v1/gathers\",\"status\":201");
        assertThat(audit).doesNotContain("\"what\":\"id\"");
        assertThat(temp.resolve("node/spool")).isEmptyDirectory();
    }

    @Test
    void identitiesOfWhatItBringsAreReplaced() throws Exception {
        enrol();
        both.node().with("GATHER_MINION_COMMANDS", "true");
        both.serve();

        Ended ended = both.gather("--obfuscate", "--command", "echo anna@mail.invalid asks n1 at 10.20.30.40");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("nothing is left");
        assertThat(both.of(ended, "**/manifest.json")).contains("\"identities\"").doesNotContain("10.20.30.40",
                "anna@mail.invalid", "\"n1\"");
        assertThat(both.of(ended, "**/echo*")).contains("asks host-").doesNotContain("10.20.30.40", "anna", "n1");
    }

    @Test
    void whereItsOwnerAllowsAnyCommandItRuns() throws Exception {
        enrol();
        both.node().with("GATHER_MINION_COMMANDS", "true");
        both.serve();

        Ended ended = both.gather("--command", "echo by-hand");
        assertThat(both.of(ended, "**/*by-hand*")).contains("by-hand");
    }

    @Test
    void aGatherRenewsItsCertificateAndTellsWhoWasRevoked() throws Exception {
        Authority authority = enrol();
        both.serve();
        IdentityFiles identity = IdentityFiles.in(both.nodeState());
        String before = identity.certificate().getSerialNumber().toString(16);
        authority.issue(new PkiName("thief"), Role.OVERLORD, EcKeys.make().getPublic());
        authority.revoke("thief");
        authority.rotate("n1");

        assertThat(both.gather("--group", "date").code()).isZero();
        assertThat(identity.certificate().getSerialNumber().toString(16)).isNotEqualTo(before);
        assertThat(Files.readString(identity.revocations()))
                .isEqualTo(Files.readString(AuthorityFiles.in(both.overlordState(), CLUSTER).revocations()));
        Ended again = both.gather("--group", "date");
        assertThat(again.code()).as(again.all()).isZero();

        authority.revoke("n1");
        Ended refused = both.gather("--group", "date");
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.err()).contains("revoked");
    }

    @Test
    void oneProcessServesANode() throws Exception {
        enrol();
        both.serve();

        Ended second = both.served();
        assertThat(second.code()).isEqualTo(7);
        assertThat(second.err()).contains("another process serves it").contains("GATHER-7920");
    }

    @Test
    void nobodyIsServedBeforeThereIsACertificate() {
        Ended ended = both.served();

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("this node has no certificate").contains("gather minion invite");
    }

    @Test
    void whatIsAllowedMustBeThere() throws Exception {
        enrol();
        Ended ended = both.served("--allow", "memroy");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("'memroy' is no group and no item").contains("memory");
    }

    @Test
    void withoutAnAuthorityNoNodeIsAsked() throws Exception {
        Ended ended = both.gather("--group", "date");

        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.err()).contains("there is no authority");
    }
}

package io.gather.cli.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import io.gather.core.json.Json;
import io.gather.core.nodeset.NodeSet;
import io.gather.core.nodeset.NodeSetException;
import io.gather.core.nodeset.RangeSet;
import io.gather.fixtures.programs.Peer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Sets of nodes mean, fold to and fail as what they do in ClusterShell. */
@Tag("peer")
class ClusterShellTest {
    private static final Path SCRIPT = Path.of(System.getProperty("gather.root"),
            "gather-cli/src/test/resources/peer/nodeset.py");
    /** The interpreter that the distribution's packages are for, whatever else the search path holds. */
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String SEED = "20261121";

    @Test
    void foldsExpandsCountsAndRefusesAlike() throws Exception {
        Peer.require("nodeset");
        List<String> different = new ArrayList<>();
        List<String> answers = new Peer("python3", PYTHON).run(SCRIPT.toString(), SEED, "8000").succeeded().lines();
        for (String line : answers) {
            Map<String, Object> theirs = Json.mapper().readValue(line, new TypeReference<>() {
            });
            String ours = ours(String.valueOf(theirs.get("kind")), String.valueOf(theirs.get("input")));
            if (!ours.equals(shown(theirs))) {
                different.add(theirs.get("input") + ": " + ours + " is not " + shown(theirs));
            }
        }
        assertThat(answers).hasSizeGreaterThan(8000);
        assertThat(different).as("seed %s", SEED).isEmpty();
    }

    @Test
    void itsCommandUnderstandsWhatWeFold() {
        Peer nodeset = Peer.require("nodeset");
        String folded = NodeSet.parse("n[1-40]!n7,gpu[08-11],a[1-3]b[1-2]").toString();

        assertThat(nodeset.run("-f", folded).succeeded().output().strip()).isEqualTo(folded);
        assertThat(nodeset.run("-c", folded).succeeded().output().strip()).isEqualTo("49");
    }

    private static String ours(String kind, String input) {
        boolean ranges = kind.equals("rangeset");
        try {
            if (ranges) {
                RangeSet set = RangeSet.parse(input);
                return set + " " + set.count();
            }
            NodeSet set = NodeSet.parse(input);
            return set + " " + set.count() + (set.count() > 64 ? "" : " " + set.stream().toList());
        } catch (NodeSetException e) {
            return switch (e.kind()) {
                case SYNTAX -> "NodeSetParseError";
                case RANGE -> ranges ? "RangeSetParseError" : "NodeSetParseRangeError";
                case TOO_LARGE, GROUP -> e.kind().name();
            };
        }
    }

    private static String shown(Map<String, Object> answer) {
        Object error = answer.get("error");
        Object names = answer.get("expand");
        return error != null
                ? error.toString()
                : answer.get("fold") + " " + answer.get("count") + (names == null ? "" : " " + names);
    }
}

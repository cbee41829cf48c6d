package io.gather.incident.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.incident.error.GathererError;
import io.gather.incident.folder.GathererFolder;

/** {@code gather incident invite DIR NODE}. */
final class InviteVerb implements Verb {
    @Override
    public String name() {
        return "invite";
    }

    @Override
    public String about() {
        return "Prints a FURL for one node, by which it is known from then on; without a node, lists them.";
    }

    @Override
    public List<VerbOption> options() {
        return List.of(VerbOption.flag("--revoke", "take the node's FURL back; it is cut off within seconds"));
    }

    @Override
    public List<VerbArgument> arguments() {
        return List.of(new VerbArgument("DIR", VerbArgument.Count.ONE, "the directory of the gatherer"),
                new VerbArgument("NODE", VerbArgument.Count.AT_MOST_ONE, "what the node is called from then on"));
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(
                new VerbExample("gather incident invite /var/lib/gatherer web-1", "a FURL for the node web-1"),
                new VerbExample("gather incident invite --revoke /var/lib/gatherer web-1", "take it back"));
    }

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        GathererFolder folder = GathererFolder.open(Path.of(call.arguments().getFirst()), call.context().clock());
        if (call.arguments().size() == 1) {
            folder.invited().forEach(call.output()::result);
            return 0;
        }
        String node = call.arguments().get(1);
        if (!call.has("--revoke")) {
            call.output().result(folder.invite(node, call.context().clock()).text());
            call.output().message("It is a secret: put it into " + node
                    + "'s configuration, as its log_gatherer.furl, and nowhere else.");
        } else if (folder.revoke(node)) {
            call.output().message(node + " cannot report by its FURL any more.");
        } else {
            throw new GatherException(GathererError.NO_NAME, "was not invited", node,
                    "list those who were: gather incident invite " + call.arguments().getFirst());
        }
        return 0;
    }
}

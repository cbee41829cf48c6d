package io.gather.transport.upload.web;

import java.io.IOException;
import java.util.UUID;

import io.gather.core.error.GatherException;
import io.gather.core.upload.RemoteName;
import io.gather.core.upload.Shipment;
import io.gather.transport.net.web.Answer;
import io.gather.transport.net.web.NoConnectionException;
import io.gather.transport.net.web.Redirects;
import io.gather.transport.net.web.Web;
import io.gather.transport.net.web.WebRequest;
import okhttp3.HttpUrl;

/**
 * What lies where a bundle is to be put, before it is put there: a file of others is not replaced.
 *
 * @param put the request that would replace it
 * @param statuses what refusals mean
 * @param setting that says where bundles go, for remedies
 */
public record PriorFile(Web web, WebRequest put, Shipment shipment, Statuses statuses, String setting) {
    private static final String UNASKED = "unseen";

    /**
     * Looks, and notes the name as ours.
     *
     * @return the request; where it is the first of its kind with a header that forbids the server to replace anything, for those that
     *     did not tell
     * @throws GatherException when there is a file of others
     */
    public WebRequest claim() throws IOException, InterruptedException {
        RemoteName name = name();
        if (name.isOurs()) {
            return put;
        }
        if (isOthers()) {
            throw RemoteName.taken(Answer.shown(put.url()),
                    "let {name} be part of " + setting + ", or move the file that is there");
        }
        name.claim();
        return put.with("If-None-Match", "*");
    }

    /** The server refused: nothing of ours is there. */
    public void release() throws IOException {
        name().release();
    }

    private RemoteName name() {
        return new RemoteName(shipment, Answer.shown(put.url()));
    }

    /** Where asking breaks the connection the next attempt does not ask. */
    private boolean isOthers() throws IOException, InterruptedException {
        if (shipment.recall(UNASKED) != null) {
            shipment.note(UNASKED, null);
            return false;
        }
        Answer there;
        try {
            there = web.ask(put.next("HEAD", put.url()));
        } catch (NoConnectionException e) {
            throw e;
        } catch (IOException e) {
            shipment.note(UNASKED, "yes");
            throw e;
        } catch (GatherException e) {
            if (Redirects.refused(e)) {
                // Who puts something may be sent nowhere.
                return false;
            }
            throw e;
        }
        if (there.status() == 401) {
            // A password that is wrong is tried once.
            Answer ignored = statuses.taken(there);
        }
        return there.isGood() && !DigestHeaders.told(there).contains(shipment.sha256()) && knowsWhatIsNotThere();
    }

    /** Some servers find anything, such as the page for logging in: their word for a file is none. */
    private boolean knowsWhatIsNotThere() throws IOException, InterruptedException {
        HttpUrl nowhere = put.url().newBuilder()
                .setPathSegment(put.url().pathSize() - 1, ".gather-" + UUID.randomUUID()).build();
        try {
            return !web.ask(put.next("HEAD", nowhere)).isGood();
        } catch (GatherException e) {
            return Redirects.refused(e);
        }
    }
}

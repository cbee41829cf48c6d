package io.gather.incident.folder;

import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.incident.error.GathererError;
import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.furl.Hint;
import io.gather.transport.foolscap.furl.TubId;

/** Where nodes reach the gatherer, as it stands in its FURLs: places with commas between them. */
public record Location(String text) {
    private static final Pattern FORM = Pattern.compile("[^\\s/@]+");

    /** @param where it stands, for people */
    public static Location read(String text, String where) {
        Location location = new Location(text.strip());
        if (!FORM.matcher(location.text).matches()) {
            throw new GatherException(GathererError.NO_LOCATION, "is no list of places", where,
                    GathererError.NO_LOCATION.entry().remedy());
        }
        for (Hint hint : location.furl(new TubId("a".repeat(32)), "name", where).hints()) {
            if (hint instanceof Hint.Unknown && hint.text().startsWith("tcp:")) {
                throw new GatherException(GathererError.NO_LOCATION, "'" + hint.text() + "' is no tcp:HOST:PORT", where,
                        GathererError.NO_LOCATION.entry().remedy());
            }
        }
        return location;
    }

    /** Whether there is a place that is reached by TCP: nodes of Tahoe-LAFS dial no other. */
    public boolean isReachedByTcp() {
        return furl(new TubId("a".repeat(32)), "name", "").dialled().findAny().isPresent();
    }

    Furl furl(TubId tub, String name) {
        return furl(tub, name, "");
    }

    private Furl furl(TubId tub, String name, String where) {
        return Furl.read("pb://" + tub + "@" + text + "/" + name, where);
    }
}

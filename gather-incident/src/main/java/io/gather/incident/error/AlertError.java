package io.gather.incident.error;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;

/** What can be wrong with who is told of incidents. */
public enum AlertError implements ErrorCode {
    NOBODY_SET(new ErrorEntry("GATHER-9151", Category.USAGE,
            "alerts are to go to a webhook or by mail, and the settings name none",
            "set incident.webhook.url, or incident.mail.host and incident.mail.from"));

    private final ErrorEntry entry;

    AlertError(ErrorEntry entry) {
        this.entry = entry;
    }

    @Override
    public ErrorEntry entry() {
        return entry;
    }
}

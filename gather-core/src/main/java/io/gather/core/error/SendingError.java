package io.gather.core.error;

/** What can happen to a bundle that is sent, whatever the way. */
public enum SendingError implements ErrorCode {
    NOT_SENT("GATHER-6001", Category.UPLOAD,
            "no way of uploading worked, or none is configured; the bundle stays here, and queued",
            "mend what is said of each way, then send what is queued"),
    CHANGED_MEANWHILE("GATHER-6002", Category.UPLOAD, "a bundle that is queued was removed or changed",
            "take it out of the queue"),
    SENT_BY_OTHERS("GATHER-6003", Category.UPLOAD, "another process is sending the same bundle",
            "look at the list of uploads how far it is"),
    QUEUE_UNUSABLE("GATHER-6004", Category.UPLOAD, "the queue of uploads cannot be read or written",
            "check space and rights of the state directory"),
    SENDING_INTERRUPTED("GATHER-6005", Category.UPLOAD, "the upload was interrupted; the bundle stays queued",
            "send what is queued: it goes on where it ended"),
    NOT_VERIFIED("GATHER-6006", Category.UPLOAD,
            "proof was wanted that the bundle arrived, and the other side cannot be asked",
            "look there, or use a way that can be asked; docs/upload.md"),
    NAME_TAKEN("GATHER-6008", Category.UPLOAD,
            "a file of others has the name that the bundle would get at the other side",
            "let {name} be part of the path, or move the file that is there"),
    NO_SUCH_FILE("GATHER-6020", Category.USAGE, "a file that is to be sent is not there",
            "check the path, or look at the list of uploads"),
    FILE_UNREADABLE("GATHER-6021", Category.UPLOAD, "a file that is to be sent cannot be read",
            "check the path and who may read it");

    private final ErrorEntry entry;

    SendingError(String code, Category category, String meaning, String remedy) {
        this.entry = new ErrorEntry(code, category, meaning, remedy);
    }

    @Override
    public ErrorEntry entry() {
        return entry;
    }
}

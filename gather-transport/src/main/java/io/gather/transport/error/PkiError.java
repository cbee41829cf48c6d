package io.gather.transport.error;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;

/** What can be wrong with certificates by which nodes and overlords know each other. */
public enum PkiError implements ErrorCode {
    NO_AUTHORITY("GATHER-2701", Category.USAGE, "there is no authority here whose certificates nodes would accept",
            "set it up, then invite the nodes"),
    NAME_UNFIT("GATHER-2702", Category.USAGE, "no certificate can be made for this name",
            "use letters, digits, dots, dashes and underscores, 64 at most"),
    NO_SUCH_CERTIFICATE("GATHER-2703", Category.USAGE, "there is no certificate of this name or serial number",
            "look at the list of certificates"),
    AUTHORITY_THERE("GATHER-2704", Category.USAGE, "the authority is there already",
            "use it; revoke what is not to be valid any more"),
    TOKEN_UNREADABLE("GATHER-2705", Category.USAGE, "a token to join with cannot be read",
            "copy it whole, in one line, as the invitation shows it"),
    TOKEN_EXPIRED("GATHER-2706", Category.USAGE, "an invitation and its token are good for a while only",
            "invite the node again; compare the clocks of both machines"),
    NOT_INVITED("GATHER-2707", Category.USAGE, "the node is not invited, or has joined already",
            "invite it, and have it join"),
    PEER_EXPIRED("GATHER-3401", Category.NOTHING_GATHERED,
            "the certificate of the other side has expired, or is not valid yet",
            "compare the clocks of both machines; if they are right, have the node join anew"),
    OURS_EXPIRED("GATHER-3402", Category.NOTHING_GATHERED, "our own certificate has expired, or is not valid yet",
            "look at this machine's clock; if it is right, have our certificate renewed"),
    PEER_REVOKED("GATHER-3403", Category.NOTHING_GATHERED, "the certificate of the other side was revoked",
            "if it is to be trusted again, have it join anew"),
    OTHER_AUTHORITY("GATHER-3404", Category.NOTHING_GATHERED,
            "the certificate of the other side is of another authority than ours",
            "look whether it is the right machine; if it belongs to this cluster, have it join"),
    OTHER_ROLE("GATHER-3405", Category.NOTHING_GATHERED,
            "the certificate of the other side is good for something else, such as for nodes alone",
            "give it one for what it does"),
    OTHER_NAME("GATHER-3406", Category.NOTHING_GATHERED, "the certificate of the other side is for another name",
            "correct the name or the address, or the list of who may come"),
    NO_CERTIFICATE("GATHER-3407", Category.NOTHING_GATHERED, "who came has no certificate",
            "gather from a machine that the authority knows"),
    OURS_REFUSED("GATHER-3408", Category.NOTHING_GATHERED, "the other side does not accept our certificate",
            "look whether it was revoked, whether the other side is of the same authority, and at its clock"),
    LIST_UNFIT("GATHER-3409", Category.REFUSED, "a list of revoked certificates is not signed by the authority",
            "name the list of the authority that is named beside it"),
    NOT_RENEWED("GATHER-3410", Category.REFUSED, "a certificate is not renewed for whoever asks",
            "if it is to be trusted, invite it again, and have it join"),
    NOT_JOINING("GATHER-3411", Category.NOTHING_GATHERED, "an invited node does not wait to be enrolled",
            "type the line of its invitation there, and see that a firewall lets the port through"),
    NODE_UNPROVEN("GATHER-3412", Category.NOTHING_GATHERED,
            "what answers does not know the secret of the invitation, or somebody is in between",
            "have the node join with the token of the last invitation; look whether the address is its own"),
    CERTIFICATE_REFUSED("GATHER-3413", Category.NOTHING_GATHERED, "a node does not take a certificate",
            "mend what it says; compare the clocks; then invite it again"),
    NOBODY_CAME("GATHER-3414", Category.NOTHING_GATHERED, "a node waited in vain to be enrolled",
            "see that the overlord enrols it meanwhile, and reaches its port"),
    TOO_MANY_STRANGERS("GATHER-3415", Category.NOTHING_GATHERED,
            "a node was called by too many who do not know the token's secret",
            "find out who; then invite the node again"),
    IDENTITY_UNUSABLE("GATHER-7902", Category.REFUSED, "a node's certificate and key cannot be written",
            "look who owns the folder, and whether the disk has room"),
    AUTHORITY_UNUSABLE("GATHER-7901", Category.REFUSED, "the files of the authority cannot be used",
            "look who owns the folder, who may read it, and whether the disk has room");

    private final ErrorEntry entry;

    PkiError(String code, Category category, String meaning, String remedy) {
        this.entry = new ErrorEntry(code, category, meaning, remedy);
    }

    @Override
    public ErrorEntry entry() {
        return entry;
    }
}

/// What stands beside exported files.
enum ExportReadme {
    /// How to check the files with nothing but a shell and OpenSSL.
    static let text = Array(
        #"""
        WHAT THIS IS

        version-N.note   a version of the agreement: its text, a blank line, and its signatures
        version-N.txt    a version that nobody has signed: its text
        records/         what each person did about it, each record signed by whoever did it
        keys.txt         the keys to check the signatures with, as they were on the cards that people exchanged

        These files are not encrypted. Whoever can read this folder can read all of it.

        They record what was discussed. They are not consent, no proof of consent, and no contract at law. Limits that
        somebody set, and endings, count although they may not be in this folder: what was not sent here cannot be seen.

        A version is signed where everyone whom its text names has signed it. Take the keys from somebody’s own hand where
        you can: a key that comes with a file proves only who wrote the file.

        HOW TO CHECK A SIGNATURE WITHOUT TROTH

        The files are C2SP signed notes (https://c2sp.org/signed-note) with Ed25519 signatures. With a shell and OpenSSL 3,
        this takes the script below out of this file:

            sed -n 's/^    | //p' README.txt > check.sh

        And this checks one file against one key, a line of keys.txt that begins with troth-:

            sh check.sh version-1.note "$(grep '^troth-' keys.txt | head -n 1)"

        It says “Signature Verified Successfully”, or that verification failed. A version is checked once for each person, a
        record with its author’s key, whose name its file name begins with.

            | set -e
            | note=$1 key=$2
            | # The text ends before the last blank line; the signatures stand after it.
            | blank=$(sed -n '/^$/=' "$note" | tail -n 1)
            | work=$(mktemp -d)
            | trap 'rm -r "$work"' EXIT
            | head -n $((blank - 1)) "$note" > "$work/text"
            | # The signature is what follows the first 4 of 68 bytes.
            | awk -v blank="$blank" -v name="${key%%+*}" 'NR > blank && $2 == name { print $3 }' "$note" |
            |     base64 -d | tail -c 64 > "$work/signature"
            | # The key is what follows the first of 33 bytes; OpenSSL wants 12 bytes before it that say "Ed25519".
            | { printf '0*0\005\006\003+ep\003!\0'; echo "$key" | cut -d + -f 3- | base64 -d | tail -c 32; } > "$work/key"
            | openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key" -rawin -in "$work/text" \
            |     -sigfile "$work/signature"

        The name of a version or a record is the SHA-256 of its text, without the blank line and the signatures: texts name
        each other by it.

        """#.utf8)
}

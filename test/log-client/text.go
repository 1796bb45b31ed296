package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// trust is whose signatures a checkpoint must have.
type trust struct {
	log     note.Verifier
	witness note.Verifier
}

func newTrust(logKey, witnessKey string) (*trust, error) {
	log, err := note.NewVerifier(logKey)
	if err != nil {
		return nil, fmt.Errorf("the log's key: %w", err)
	}
	if witnessKey == "" {
		return &trust{log: log}, nil
	}
	witness, err := newCosigner(witnessKey)
	if err != nil {
		return nil, fmt.Errorf("the witness's key: %w", err)
	}
	return &trust{log, witness}, nil
}

// open checks a checkpoint's signatures and reads it (C2SP tlog-checkpoint).
func (t *trust) open(signed []byte) (tlog.Tree, error) {
	verifiers := []note.Verifier{t.log}
	if t.witness != nil {
		verifiers = append(verifiers, t.witness)
	}
	opened, err := note.Open(signed, note.VerifierList(verifiers...))
	if err != nil {
		return tlog.Tree{}, refuse("the checkpoint: %w", err)
	}
	for _, verifier := range verifiers {
		if !isSignedBy(opened, verifier) {
			return tlog.Tree{}, refuse("the checkpoint is not signed by %s", verifier.Name())
		}
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != t.log.Name() {
		return tlog.Tree{}, refuse("the checkpoint is of another log, or none")
	}
	size, err := decimal(lines[1])
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := hashOf(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

func isSignedBy(opened *note.Note, verifier note.Verifier) bool {
	for _, signature := range opened.Sigs {
		if signature.Name == verifier.Name() && signature.Hash == verifier.KeyHash() {
			return true
		}
	}
	return false
}

// cosigner verifies cosignature/v1 (C2SP tlog-cosignature), which sumdb/note does not know.
type cosigner struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func newCosigner(vkey string) (*cosigner, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("%q is no verifier key", vkey)
	}
	typed, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(typed) != 1+ed25519.PublicKeySize || typed[0] != 4 {
		return nil, fmt.Errorf("%q is no cosigner's key", vkey)
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), typed...))
	id := binary.BigEndian.Uint32(sum[:])
	if fmt.Sprintf("%08x", id) != parts[1] {
		return nil, fmt.Errorf("%q has another key's id", vkey)
	}
	return &cosigner{parts[0], id, typed[1:]}, nil
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.id }

func (c *cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(signature)
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, text)
	return time > 0 && ed25519.Verify(c.key, []byte(message), signature[8:])
}

// proof is a tlog-proof taken apart (C2SP tlog-proof@v1); extra is the entry.
type proof struct {
	entry      []byte
	index      int64
	path       tlog.RecordProof
	checkpoint []byte
}

func parseProof(text []byte) (*proof, error) {
	head, checkpoint, found := strings.Cut(string(text), "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return nil, refuse("what came is no tlog-proof")
	}
	extra, isExtra := strings.CutPrefix(lines[1], "extra ")
	index, isIndex := strings.CutPrefix(lines[2], "index ")
	entry, err := base64.StdEncoding.Strict().DecodeString(extra)
	if !isExtra || !isIndex || err != nil {
		return nil, refuse("the tlog-proof has no entry or no index")
	}
	parsed := &proof{entry: entry, checkpoint: []byte(checkpoint)}
	if parsed.index, err = decimal(index); err != nil {
		return nil, err
	}
	for _, line := range lines[3:] {
		hash, err := hashOf(line)
		if err != nil {
			return nil, err
		}
		parsed.path = append(parsed.path, hash)
	}
	return parsed, nil
}

func decimal(text string) (int64, error) {
	number, err := strconv.ParseInt(text, 10, 64)
	if err != nil || number < 0 || strconv.FormatInt(number, 10) != text {
		return 0, refuse("%q is no number of entries", text)
	}
	return number, nil
}

func hashOf(text string) (tlog.Hash, error) {
	bytes, err := base64.StdEncoding.Strict().DecodeString(text)
	if err != nil || len(bytes) != tlog.HashSize {
		return tlog.Hash{}, refuse("%q is no hash", text)
	}
	return tlog.Hash(bytes), nil
}

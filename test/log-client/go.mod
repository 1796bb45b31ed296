module dongying.example/log-client

go 1.26.0

// The TileHashReader of older versions, v0.22.0 for one, leaves some tiles of a small tree unauthenticated.
require golang.org/x/mod v0.43.0

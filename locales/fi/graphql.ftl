# Rajapinnan viestit. Kyselyyn vastaajalle ne näkyvät asiakasohjelman kautta.

error-unauthenticated = Kirjaudu sisään ja yritä uudelleen.
error-forbidden = Roolisi ei anna oikeutta tähän.
error-not-found = Tätä ei löydy.
error-rate-limited = Yrityksiä on ollut liian monta. Odota hetki ja yritä uudelleen.
error-unavailable = Palvelu on juuri nyt ruuhkautunut. Yritä hetken kuluttua uudelleen.
error-fault = Palvelussa tapahtui virhe. Virhe on kirjattu.
error-method-not-allowed = Lähetä asiakirja POST-metodilla.
error-media-type = Lähetä asiakirja muodossa application/json.
error-body-too-large = Pyyntö on liian suuri. Asiakirja saa olla enintään 256 KiB.
error-bad-request = Pyynnön sisältö ei ole yksi GraphQL-pyyntö.
error-foreign-origin = Palveluun ei voi tallentaa toiselta sivustolta.
error-page-size = Sivulla on 1–100 kohdetta.
error-page-direction = Käytä yhdessä first ja after tai last ja before.
error-cursor = Tämä ei ole tämän luettelon kohdistin.

problem-invalid-input = Tarkista tiedot.
problem-survey-not-found = Kyselyä ei löydy.
problem-survey-not-open = Kyselyyn ei voi juuri nyt vastata.
problem-client-key-used = Tällä avaimella on jo vastattu toiseen kyselyyn. Luo uusi avain.
problem-already-withdrawn = Tämä vastaus on peruttu.
problem-receipt-not-found = Tällä kuittaustunnuksella ei löydy vastausta.
problem-withdrawal-too-late = Tulokset on jo julkaistu, eikä vastausta voi enää perua.
problem-wrong-credentials = Sähköpostiosoite tai salasana on väärin.
problem-stale-revision = Joku muu on tallentanut kyselyn sillä välin. Hae kysely uudelleen.
problem-stale-order = Joku muu on muuttanut tilausta. Lue se uudelleen.
problem-expert-double-booked = Kokemusasiantuntijalla on samaan aikaan toinen keikka.
problem-offer-not-open = Tähän pyyntöön ei voi enää vastata. Siihen on ehkä jo vastattu, sen aika on päättynyt tai se on peruttu.
problem-expert-paused = Olet tauolla, joten et voi nyt ottaa keikkaa vastaan. Lopeta tauko omalla sivullasi ja vastaa sitten uudelleen. Voit myös kieltäytyä keikasta.
problem-agreement-over = Sopimuksesi ei ole voimassa keikan aikana, joten et voi ottaa keikkaa vastaan. Kysy koordinaattorilta, voiko sopimusta jatkaa.

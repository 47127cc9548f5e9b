# Clés, envois à une région, et examen de ce qui sortirait.

release-error-not-a-key = Ce n’est pas une clé publique de Repère. Rien n’a été modifié. Redemandez le fichier de la clé.
release-error-not-a-submission = Ce n’est pas un envoi à une région, ou son début a été modifié. Rien n’en a été pris. Demandez à la collectivité quel fichier elle a envoyé.
release-error-wrong-key = Ce fichier n’a pas été chiffré pour la clé de cette région, ou son début a été modifié. Rien n’en a été pris. Demandez à la collectivité quelle clé elle a utilisée et comparez les mots au téléphone.
release-error-other-region = { $community } a écrit ce fichier pour une autre région ; quelqu’un l’a transmis. Rien n’en a été pris. Demandez à la collectivité de vous en envoyer un.
release-error-altered = Ce fichier n’est pas tel qu’il a été écrit : sa copie est incomplète ou quelqu’un l’a modifié. Rien n’en a été pris. Demandez à la collectivité de l’envoyer de nouveau. ({ $part })
release-error-newer = Ce fichier a été écrit par une version plus récente de Repère (format { $version }). Rien n’en a été pris. Installez la version la plus récente, puis ouvrez-le de nouveau.
release-error-too-large = Ce fichier dépasse { $megabytes } Mo ; aucun envoi n’est si gros. Il n’a pas été ouvert.
release-error-hostile = Ce fichier contient autre chose que ce que contient un envoi. Il n’a pas été ouvert plus loin et rien n’en a été pris. Ne l’ouvrez pas avec d’autres logiciels.
release-error-unknown-signer = { $community } : personne ici n’a encore accepté la clé qui a signé ce fichier. Rien n’en a été pris. Appelez la collectivité, comparez les mots de sa clé, puis acceptez-la.
release-error-word = Le mot { $number }, « { $word } », n’est pas un mot de clé. Vouliez-vous dire « { $near } » ? Rien n’a été modifié.
release-error-word-count = Une clé compte { $wanted } mots ; { $count } ont été tapés. Rien n’a été modifié. Vérifiez qu’il n’en manque aucun.
release-error-words = Tous les mots existent, mais l’un d’eux n’est pas le bon, ou deux ont changé de place. Rien n’a été modifié. Comparez-les au papier un à un.
release-error-key-damaged = Le fichier de la clé « { $name } » sur cet ordinateur est endommagé. Rien n’a été modifié. Tapez de nouveau la clé à partir de sa trousse papier.
release-error-key-locked = Cette clé est protégée. Tapez sa phrase de passe.
release-error-key-passphrase = Ce n’est pas la phrase de passe de la clé. Rien n’a été modifié. Réessayez, ou tapez la clé à partir de sa trousse papier.

# Le fichier de la clé et la trousse papier

release-key-file-community = Clé publique d’une collectivité. On peut la donner à tous. Comparez ces mots au téléphone :
release-key-file-region = Clé publique d’une région. On peut la donner à tous. Comparez ces mots au téléphone :
release-kit-title-community = La clé de signature de la collectivité
release-kit-title-region = La clé de la région
release-kit-whose = { $name } · imprimée le { $date }
release-kit-warning-community = Qui lit cette page peut signer au nom de la collectivité. Gardez-la sous clé. Ne la photographiez pas, ne la copiez pas, ne l’envoyez pas. Supprimez le fichier une fois imprimé.
release-kit-warning-region = Qui lit cette page peut ouvrir tout ce que les collectivités ont envoyé à la région. Gardez-la sous clé. Ne la photographiez pas, ne la copiez pas, ne l’envoyez pas. Supprimez le fichier une fois imprimé.
release-kit-words = Les 24 mots de la clé
release-kit-words-about = Dans cet ordre. Les quatre premières lettres de chaque mot suffisent.
release-kit-compare = À comparer au téléphone
release-kit-compare-about = Ces 12 mots ne sont pas secrets. Ils montrent que deux personnes ont la même clé.
release-kit-advice = Que faire de cette page
release-kit-keep-community = Gardez-la là où le conseil garde ce qui ne doit pas se perdre, dans une enveloppe scellée, loin de l’ordinateur.
release-kit-typed-community = Sur un nouvel ordinateur : ouvrez Clés dans le menu, choisissez Taper à partir du papier, puis tapez les 24 mots. Les 12 mots ci-dessus doivent apparaître.
release-kit-lost-community = Clé et papier perdus : rien de ce qui a été envoyé n’est perdu. Créez une nouvelle clé et appelez la région pour comparer ensemble les nouveaux mots. D’ici là, la région refuse ce que signe la nouvelle clé.
release-kit-stolen-community = Si quelqu’un d’autre a pu voir cette page : créez une nouvelle clé aujourd’hui et demandez à la région, au téléphone, de ne plus accepter l’ancienne.
release-kit-keep-region = Gardez-en deux copies dans des enveloppes scellées, à deux endroits, loin de l’ordinateur.
release-kit-typed-region = Sur un nouvel ordinateur : ouvrez Clés dans le menu, choisissez Taper à partir du papier, puis tapez les 24 mots. Les 12 mots ci-dessus doivent apparaître.
release-kit-lost-region = Clé et papier perdus : plus personne ne peut ouvrir les fichiers que les collectivités ont envoyés. Créez une nouvelle clé, donnez-la à chaque collectivité et demandez à chacune d’envoyer de nouveau.
release-kit-stolen-region = Si quelqu’un d’autre a pu voir cette page : créez une nouvelle clé aujourd’hui et avertissez chaque collectivité. Ce qui a déjà été envoyé à l’ancienne clé peut être lu par qui a cette page et les fichiers.
release-kit-foot = Repère · Cette page est secrète.
release-error-which-key = Aucune clé n’est désignée, ou plusieurs. Rien n’a été fait. Nommez l’une de celles-ci : { $known }
release-error-no-keys = Aucune clé publique ({ $suffix }) n’a été trouvée. Rien n’a été accepté. Nommez des fichiers de clé, ou un dossier qui en contient.
release-error-compare = Ce ne sont pas les mots de cette clé. Elle n’a pas été acceptée. Appelez à qui elle est ; cette personne doit lire : { $words }

# Clés

release-key-community = Clé de signature de la collectivité { $name }
release-key-region = Clé de la région { $name }
release-keys-none = Aucune clé ici pour le moment.
release-keys-damaged = { $file } est endommagé : tapez de nouveau la clé à partir de sa trousse papier.
release-cli-kept = Gardée pour cet utilisateur seulement : { $file }. Imprimez sa trousse papier maintenant (repere keys kit).
release-cli-accepted = Acceptée, ses mots comparés :
release-cli-kit = Écrit : { $file }. Imprimez-le, gardez-le sous clé, puis supprimez le fichier.
release-error-changed = L’autorisation a été modifiée ou retirée après cet examen. Rien n’a été écrit. Regardez de nouveau ce qui sortirait.
release-error-other-signer = Ceci a été signé par une autre clé de la collectivité ; seule cette clé peut le retirer. Rien n’a été écrit. Choisissez cette clé, ou tapez-la à partir de sa trousse papier.

# Dans le journal

release-log-submission = envoi à la région écrit
release-log-withdrawal = avis de retrait écrit

# Ce qui est retenu, et par quelle règle

release-held-not-shared = Laissés de côté parce que leurs détenteurs ont demandé de ne pas les diffuser
release-held-rests-on = Laissés de côté parce qu’ils ne reposent que sur ce qui ne peut pas être diffusé
release-held-unconfirmed = Lieux laissés de côté : moins de deux sources indépendantes
release-held-place-unmapped = Lieux sans position : leur type, ou une collectivité si petite, n’est jamais cartographié
release-held-place-generalised = Lieux dessinés comme un carré ou une zone seulement, jamais là où ils sont
release-held-place-unnamed = Lieux sans leur nom
release-held-merged = Éléments sur de petites populations : présentés sous un groupe plus grand ou laissés de côté, sans cotes
release-held-ratings = Cotes et totaux de populations précises laissés de côté : la collectivité est petite
release-held-facts = Faits du profil laissés de côté : la collectivité est petite
release-held-suppressed = Petits nombres de personnes cachés
release-held-withheld = Autres nombres cachés, pour qu’un petit nombre ne puisse pas être calculé
release-held-rounded = Nombres de personnes arrondis
release-held-resource = Ressources et services sans position, adresse, coordonnées ni notes
release-held-source = Sources sans titre ni détenteur : très sensibles
release-held-partner = Noms des organismes qui ont participé : ne sortent jamais
release-held-answers = Réponses à vos propres questions : aucune ne sort seule, seulement combien ont choisi quoi
release-held-pictures = Images : ne sortent jamais
release-held-groups = Cotes de groupes précis aux tables rondes : ne sortent jamais
release-held-extra = Réponses à vos propres questions dans les éléments : ne sortent jamais
release-held-hidden = Éléments de listes cachés
release-held-other = Laissés de côté avec ce dont ils font partie

# La commande

release-error-incomplete = Une autorisation dit à qui, dans quel but et sous quelle autorité. Rien n’a été consigné. Donnez les trois.
release-error-not-a-region = C’est la clé d’une collectivité, pas d’une région. Rien n’a été écrit. Demandez à la région le fichier de sa clé.
release-error-nothing-sent = Il ne reste aucun envoi de ce diagnostic à retirer. Rien n’a été écrit.
release-error-usage = Pour envoyer, nommez la clé de la région (--to-region) et le fichier à écrire (--out) ; pour retirer, le fichier à écrire. Rien n’a été fait.
release-cli-leaves = Voici ce qui sortirait, vers { $recipient } :
release-cli-sheet = { "  " }{ $name } : { $count } lignes
release-cli-held = Voici ce qui ne sortirait pas :
release-cli-held-line = { "  " }{ $message } : { $count } ({ $rule })
release-cli-compare = Avant d’envoyer le fichier, appelez { $name } et comparez ces mots de sa clé : { $words }
release-cli-withdrawn = Avis de retrait écrit : { $file }. Envoyez-le de la même façon que l’envoi.

# À l’écran : la page de l’étape 10

release-page-about = Vous voyez ici exactement ce qui sortirait vers la région, avant que cela ne sorte. Ensuite, votre collectivité le signe et il est chiffré pour la région : personne d’autre ne peut lire le fichier. Vous le portez vous-mêmes, sur une clé USB ou par courriel ; l’application n’envoie rien.
release-undecided = Rien ne peut encore sortir : aucune autorisation vers la région n’est en vigueur. Consignez-en une sous « Autorisations de diffusion », avec la portée « Envoi à la région », une fois que ceux qui en ont le pouvoir ont décidé.
release-summary = À : { $recipient }. Dans quel but : { $purpose } Sous l’autorité de : { $authority }. Date : { $date }.
release-look = Regarder ce qui sortirait…
release-keys-open = Clés…
release-sent = Fichiers écrits pour la région
release-sent-when = Date
release-sent-what = Quoi
release-sent-to = À qui
release-sent-submission = Envoi
release-sent-withdrawal = Avis de retrait
release-sent-deleted = (son autorisation a été supprimée ici)
release-take-back-button = Le retirer…

# L’examen

release-review = Ce qui sortirait
release-making = Ce qui sortirait est en préparation…
release-writing = Le fichier s’écrit…
release-part = Ce que vous regardez
release-part-held = Ce qui est retenu
release-part-map = La carte
release-part-sheet = Feuille { $number } : { $name }
release-previous = Précédent
release-next = Suivant
release-about-held = Ce qui ne sort pas tel quel, pour combien d’éléments ou de nombres, et selon quelle règle de la méthode. Plus bas, les règles appliquées.
release-about-map = Cette image est sur la feuille des lieux. Les lieux à risque sont dans des carrés ou des zones, jamais là où ils sont ; les ressources, seulement là où elles ont accepté d’être inscrites.
release-about-no-map = Aucune carte ne sort : rien ne peut être dessiné.
release-about-sheet = Cette feuille sort exactement telle qu’elle est ici ({ $count } lignes).
release-held-column-what = Quoi
release-held-column-count = Combien
release-held-column-rule = Règle
release-to-keys = Continuer : à qui
release-back = Retour aux feuilles
release-write = Signer et écrire le fichier…
release-file = envoi
release-written = { $file } a été écrit dans { $folder }.
release-what-next = Que faire maintenant : copiez le fichier sur une clé USB ou joignez-le à un courriel pour { $name }. Seule cette région peut l’ouvrir. Si vous changez d’avis, revenez à l’étape 10 et retirez-le : la région supprime alors ce qu’elle a reçu.

# Les clés à l’écran

release-which-region = Pour quelle région
release-which-region-about = La région vous donne sa clé dans un fichier. Vous l’acceptez une fois, après en avoir comparé les mots au téléphone.
release-no-region = Aucune région acceptée pour le moment
release-which-own = Avec quelle clé de la collectivité
release-which-own-about = Elle signe, pour que la région sache que le fichier est de vous et que personne ne l’a modifié.
release-no-own = Aucune clé encore : créez-en une
release-other-name = L’autorisation nomme « { $recipient } » ; cette clé est celle de « { $name } ». Assurez-vous que c’est bien la même région avant que le fichier ne parte.
release-print-kit = Imprimez la trousse papier de cette clé aujourd’hui : Clés…, puis Trousse papier. Sans elle, un ordinateur perdu est une clé perdue.
release-passphrase = Phrase de passe de la clé
release-words-in-en = English
release-words-in-fr = Français
release-qr = Code QR de la clé
release-keys = Clés
release-keys-about = La clé d’une collectivité signe ce qu’elle envoie. La clé d’une région ouvre ce qu’on lui envoie. Chacune a 12 mots que deux personnes comparent au téléphone : les mêmes mots, la même clé. Cette liste reste sur cet ordinateur, pour vous seulement.
release-keys-name = De qui
release-keys-what = Quoi
release-keys-own-community = La vôtre : signe
release-keys-own-region = La vôtre : ouvre
release-keys-own-locked-community = La vôtre : signe, avec une phrase de passe
release-keys-own-locked-region = La vôtre : ouvre, avec une phrase de passe
release-keys-accepted-community = D’autrui : une collectivité que vous avez acceptée
release-keys-accepted-region = D’autrui : une région que vous avez acceptée
release-key-new = Nouvelle clé…
release-key-new-about = Une clé est créée au hasard, sur cet ordinateur. Imprimez sa trousse papier aussitôt : personne d’autre ne peut la ramener.
release-key-typed = Taper à partir du papier…
release-key-typed-about = Tapez les 24 mots de la trousse papier. Comparez ensuite les 12 mots qui apparaissent avec ceux du papier.
release-key-kind = À quoi elle sert
release-kind-community = À signer, pour une collectivité
release-kind-region = À recevoir, pour une région
release-key-name = De qui elle est
release-key-words = Les 24 mots
release-key-words-about = Dans l’ordre, séparés par des espaces ; quatre lettres de chacun suffisent.
release-key-passphrase-about = Peut rester vide. Avec une phrase, qui prend cet ordinateur ne peut pas se servir de la clé. Si vous l’oubliez, seule la trousse papier aide.
release-key-go = Garder la clé
release-key-no-name = Dites de qui est la clé.
release-key-made = La clé est gardée. Imprimez sa trousse papier maintenant et gardez-la sous clé.
release-accept = Accepter une clé d’un fichier…
release-accept-about = Choisissez le fichier de clé que vous avez reçu. Appelez à qui elle est, à un numéro que vous connaissez déjà, et lisez-vous les mots l’un à l’autre.
release-accept-signer = À qui est la clé qui a signé
release-accept-signer-about = Cette clé a signé le fichier. Appelez la collectivité à un numéro que vous connaissez déjà et lisez-vous les mots.
release-accept-file = Choisir le fichier…
release-compared = Nous avons comparé les 12 mots au téléphone et ce sont les mêmes.
release-accept-go = Accepter
release-give = Enregistrer la clé publique…
release-given = { $file } a été écrit. On peut le donner à tous ; comparez-en les mots au téléphone.
release-kit = Trousse papier…
release-kit-file = cle-secrete
release-kit-written = { $file } a été écrit. Imprimez-le, gardez-le sous clé, puis supprimez le fichier.
release-remove = Supprimer…
release-remove-sure-community = Sans sa trousse papier, cette clé est perdue : vous ne pourrez plus retirer ce qu’elle a signé. Appuyez de nouveau sur Supprimer si sa trousse est imprimée.
release-remove-sure-region = Sans sa trousse papier, cette clé est perdue : plus personne ne pourra ouvrir ce que les collectivités lui ont envoyé. Appuyez de nouveau sur Supprimer si sa trousse est imprimée.
release-error-remove = La clé n’a pas pu être supprimée ({ $reason }). Elle est toujours là.

# Le retrait

release-take-back = Retirer un envoi
release-take-back-about = Un avis est écrit pour la région. Quand il y est ouvert, ce que vous aviez envoyé est supprimé et ne peut plus y revenir. Ce qui a déjà été imprimé ou publié ne peut pas être rappelé : parlez-en à la région.
release-take-back-what = Envoyé le { $date } à { $name }. Son autorisation sera marquée comme retirée aujourd’hui.
release-take-back-go = Écrire l’avis…
release-take-back-no-key = La clé qui l’a signé n’est pas sur cet ordinateur. Tapez-la d’abord à partir de sa trousse papier (Clés…), puis revenez. Si la clé et le papier sont perdus, appelez la région : elle peut supprimer votre envoi elle-même.
release-notice-file = retrait
release-taken-back = { $file } a été écrit. Envoyez-le à la région de la même façon que l’envoi. Plus rien ne sort en vertu de cette autorisation.
